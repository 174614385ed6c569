namespace Sentinel.Perf;

/// <summary>All parts of a report, in the order of the page.</summary>
internal static class Sections
{
    /// <summary>Those for which there are figures.</summary>
    internal static IReadOnlyList<Section> Measured(Results results) =>
        [.. Of(results).Where(static section => section.Sheets.Count > 0)];

    private static IReadOnlyList<Section> Of(Results results) =>
        [
            new(
                "dispatch",
                "A whole dispatch",
                "From an update to its handler and back, in memory, with a throttle and a debounce.",
                results.OccasionOf("tables"),
                RowSheet.Of([.. results.Of("tables", "dispatch."), .. results.Of("tables", "memory.100k")])
            ),
            new(
                "overhead",
                "What the middleware costs an update",
                "Beside the published figures of aiogram-sentinel, which its authors measured on another machine.",
                results.OccasionOf("tables"),
                RowSheet.Of(results.Of("tables", "overhead."))
            ),
            new(
                "operations",
                "One question to a store",
                "One after the other, beside the published figures.",
                results.OccasionOf("tables"),
                RowSheet.Of(results.Of("tables", "operations."))
            ),
            new(
                "users",
                "Many users at once",
                "Each asks again as soon as the answer is there. Times are median / p99, the ratio is the median's to the published time.",
                results.OccasionOf("tables"),
                UserSheets.Of(results)
            ),
            new(
                "memory",
                "Memory by users",
                "Full windows of ten calls in memory; then what one user takes on Redis.",
                results.OccasionOf("tables"),
                [.. MemorySheet.Of(results), .. RowSheet.Of(results.Of("tables", "memory.redis."))]
            ),
            new(
                "store",
                "The memory store",
                "One decision after the other.",
                results.OccasionOf("store"),
                RowSheet.Of(results.Of("store"))
            ),
            new(
                "redis",
                "The Redis store",
                "Server and client on one machine.",
                results.OccasionOf("redis"),
                RowSheet.Of(results.Of("redis"))
            ),
            new(
                "generator",
                "The generator",
                "A bot of 500 handlers in 100 classes; the processor's time.",
                results.OccasionOf("generator"),
                RowSheet.Of(results.Of("generator"))
            ),
        ];
}
