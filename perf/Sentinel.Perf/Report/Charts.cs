namespace Sentinel.Perf;

/// <summary>All charts for which there are figures.</summary>
internal static class Charts
{
    internal static IReadOnlyList<Chart> Of(Results results) =>
        [.. new[] { CostChart.Of(results), MemoryChart.Of(results), ThroughputChart.Of(results) }.OfType<Chart>()];
}
