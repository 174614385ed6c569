namespace Sentinel.Perf;

/// <summary>What the units of published figures are in those that are measured.</summary>
internal static class Units
{
    internal const double NanosecondsPerMillisecond = 1e6;

    /// <summary>Decimal ones, as published figures count.</summary>
    internal const double BytesPerMegabyte = 1e6;
}
