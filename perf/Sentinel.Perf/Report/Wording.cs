namespace Sentinel.Perf;

/// <summary>What the names of rows mean, in words.</summary>
internal static class Wording
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["overhead.memory.debounce"] = "in memory: debounce",
        ["overhead.memory.throttle"] = "in memory: throttle",
        ["overhead.memory"] = "in memory: both, a whole dispatch",
        ["overhead.redis.debounce"] = "on Redis: debounce",
        ["overhead.redis.throttle"] = "on Redis: throttle",
        ["overhead.redis.published"] = "on Redis: both, a whole dispatch",
        ["overhead.redis"] = "on Redis: the same, against the least that a script costs",
        ["operations.memory.throttle"] = "in memory: throttle",
        ["operations.memory.debounce"] = "in memory: debounce",
        ["operations.redis.throttle"] = "on Redis: throttle",
        ["operations.redis.debounce"] = "on Redis: debounce",
        ["memory.redis.throttle"] = "on Redis: throttle, a full window of ten",
        ["memory.redis.debounce"] = "on Redis: debounce, one mark",
        ["operations.cluster.throttle"] = "on a cluster: throttle",
        ["operations.cluster.debounce"] = "on a cluster: debounce",
    };

    /// <summary>A row in words, else its name, by which <c>perf/README.md</c> explains it.</summary>
    internal static string LabelOf(string name) => Labels.GetValueOrDefault(name, $"`{name}`");

    /// <summary>What a row is measured against; empty where its name says so.</summary>
    internal static string BaselineOf(string name) =>
        name switch
        {
            "overhead.redis" or "redis.decision.sequential" or "redis.decision.500-in-flight" => "`return 1`",
            "redis.refused-locally" => "the memory store",
            "redis.bytes-per-user" => "aiogram-sentinel's keys",
            "memory.100k" or "store.bytes-per-user.1m" => "published",
            "store.two-threads" => "one thread",
            "dispatch.generated.200-handlers" => "2 handlers",
            "generator.full.500" or "generator.keystroke.500" or "generator.declaration.500" => "the compilation",
            "generator.analyzers.500" => "an analyzer that does nothing",
            _ when name.StartsWith("redis.cluster.", StringComparison.Ordinal) => "one server",
            _ when name.StartsWith("overhead.", StringComparison.Ordinal) => "published",
            _ when name.StartsWith("memory.redis.", StringComparison.Ordinal) => "published",
            _ when name.StartsWith("operations.", StringComparison.Ordinal) => "published",
            _ when name.EndsWith(".vs-hand-tuned", StringComparison.Ordinal) => "by hand",
            _ when name.EndsWith(".vs-typical", StringComparison.Ordinal) => "typical middleware",
            _ when name.EndsWith(".throttle-first", StringComparison.Ordinal) => "typical, throttle first",
            _ when name.EndsWith(".vs-reflection", StringComparison.Ordinal) => "reflection",
            _ when name.EndsWith(".vs-partitioned", StringComparison.Ordinal) => "`PartitionedRateLimiter`",
            _ when name.EndsWith(".vs-polly", StringComparison.Ordinal) => "Polly",
            _ => "",
        };
}
