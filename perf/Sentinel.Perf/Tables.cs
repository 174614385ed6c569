namespace Sentinel.Perf;

/// <summary>What can be measured, by name.</summary>
internal static class Tables
{
    internal const string Names = "tables|dispatch|published|store|redis|generator";

    /// <summary>The measurement of a table, quick or thorough; none where there is no such table.</summary>
    internal static Func<bool, Task<IReadOnlyList<Row>>>? Named(string name) =>
        name switch
        {
            "tables" => MeasureDispatchAndPublishedAsync,
            "dispatch" => DispatchTable.MeasureAsync,
            "published" => PublishedTable.MeasureAsync,
            "store" => StoreTable.MeasureAsync,
            "redis" => RedisTable.MeasureAsync,
            "generator" => GeneratorTable.MeasureAsync,
            _ => null,
        };

    /// <summary>What a bot pays for the library: a whole dispatch, and every figure that aiogram-sentinel publishes.</summary>
    private static async Task<IReadOnlyList<Row>> MeasureDispatchAndPublishedAsync(bool quick) =>
        [.. await DispatchTable.MeasureAsync(quick), .. await PublishedTable.MeasureAsync(quick)];
}
