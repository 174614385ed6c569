namespace Sentinel.Perf;

internal static class Report
{
    internal static int Write(string? folder) => folder is null ? 0 : 1;
}
