namespace Sentinel.Perf;

/// <summary>The name of every row that there can be. Scripts read them: perf/README.md lists them, and the <c>check</c> command compares.</summary>
internal static class RowNames
{
    private static readonly string[] OfRedis =
    [
        "decision.sequential",
        "decision.500-in-flight",
        "round-trips",
        "commands.refused",
        "refused-locally",
        "bytes-per-user",
    ];

    internal static IReadOnlySet<string> All { get; } =
        new HashSet<string>([
            "store.throttle.100k.vs-partitioned",
            "store.throttle.100k.vs-hand-tuned",
            "store.throttle.1m.vs-hand-tuned",
            "store.both.100k.vs-hand-tuned",
            "store.bytes-per-user.1m",
            "store.allocated.admitted",
            "store.allocated.refused",
            "store.two-threads",
            "dispatch.generated.vs-hand-tuned",
            "dispatch.generated.vs-typical",
            "dispatch.generated.vs-typical.throttle-first",
            "dispatch.generated.vs-reflection",
            "dispatch.generated.vs-partitioned",
            "dispatch.generated.vs-polly",
            "dispatch.generated.200-handlers",
            "dispatch.allocated.admitted",
            "dispatch.allocated.refused",
            "memory.100k",
            "overhead.memory.debounce",
            "overhead.memory.throttle",
            "overhead.memory",
            "overhead.redis.debounce",
            "overhead.redis.throttle",
            "overhead.redis.published",
            "overhead.redis",
            "memory.redis.throttle",
            "memory.redis.debounce",
            "generator.full.500",
            "generator.keystroke.500",
            "generator.declaration.500",
            "generator.analyzers.500",
            .. MemoryRows.Sizes.Select(static users => FormattableString.Invariant($"memory.throttle.{users}")),
            .. Cross(["operations"], ["memory", "redis", "cluster"], ["throttle", "debounce"]),
            .. Cross(["users"], ["memory", "redis", "cluster"], UserNumbers(), ["median", "p99"]),
            .. Cross(["users"], ["redis", "cluster"], UserNumbers(), ["throughput"]),
            .. Cross(["redis", "redis.cluster"], OfRedis),
        ]);

    /// <summary>A line for each row that is called as no row is listed.</summary>
    internal static IEnumerable<string> Unlisted(IReadOnlyList<Row> rows) =>
        rows.Where(static row => !All.Contains(row.Name))
            .Select(static row => $"{row.Name} is not in the list of names, by which scripts find their rows.");

    private static string[] UserNumbers() =>
        [.. PublishedFigures.Users.Select(static published => FormattableString.Invariant($"{published.Users}"))];

    private static string[] Cross(params IReadOnlyList<string[]> parts) =>
        parts.Aggregate((left, right) => [.. left.SelectMany(one => right.Select(other => $"{one}.{other}"))]);
}
