using System.Globalization;

namespace Sentinel.Perf;

/// <summary>Of what code a run's figures are, how thorough it was, and on which day: two tables of one page may differ in it.</summary>
internal static class Occasion
{
    /// <summary>Such as <c>1a2b3c4, quick, 2026-01-31</c>.</summary>
    internal static string Describe(bool quick) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Revision.Describe()}, {(quick ? "quick" : "full")}, {DateTime.UtcNow:yyyy-MM-dd}"
        );
}
