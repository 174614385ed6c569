namespace Sentinel.Perf;

/// <summary>What can be measured, by name.</summary>
internal static class Tables
{
    internal const string Names = "store|dispatch|published|redis|generator";

    /// <summary>The measurement of a table, quick or thorough; none where there is no such table.</summary>
    internal static Func<bool, Task<IReadOnlyList<Row>>>? Named(string name) =>
        name switch
        {
            "store" => StoreTable.MeasureAsync,
            "dispatch" => DispatchTable.MeasureAsync,
            "published" => PublishedTable.MeasureAsync,
            "redis" => RedisTable.MeasureAsync,
            "generator" => GeneratorTable.MeasureAsync,
            _ => null,
        };
}
