namespace Sentinel.Perf;

/// <summary>The bars by the names of their rows. What has none here is only reported.</summary>
internal static class Bars
{
    private static readonly Dictionary<string, Bar> ByName = new()
    {
        ["store.throttle.100k.vs-partitioned"] = Bar.RatioAtMost(0.20),
        ["store.throttle.100k.vs-hand-tuned"] = Bar.RatioAtMost(0.40),
        ["store.throttle.1m.vs-hand-tuned"] = Bar.RatioAtMost(0.45),
        ["store.both.100k.vs-hand-tuned"] = Bar.RatioAtMost(0.40),
        ["store.bytes-per-user.1m"] = Bar.ValueAtMost(80),
        ["store.allocated.admitted"] = Bar.ValueIs(0),
        ["store.allocated.refused"] = Bar.ValueIs(0),
        ["store.two-threads"] = Bar.RatioAtLeast(1.7),
        ["dispatch.generated.vs-hand-tuned"] = Bar.RatioAtMost(1.05),
        ["dispatch.generated.vs-typical"] = Bar.RatioAtMost(0.35),
        ["dispatch.generated.vs-reflection"] = Bar.RatioAtMost(0.25),
        ["dispatch.generated.200-handlers"] = Bar.RatioAtMost(1.5),
        ["dispatch.allocated.admitted"] = Bar.ValueIs(0),
        ["dispatch.allocated.refused"] = Bar.ValueIs(0),
        ["memory.100k"] = Bar.ValueAtMost(12),
        ["overhead.memory"] = Bar.RatioAtMost(0.002),
        ["overhead.redis"] = Bar.RatioAtMost(1.35),
        ["redis.decision.sequential"] = Bar.RatioAtMost(1.30),
        ["redis.decision.500-in-flight"] = Bar.RatioAtLeast(0.65),
        ["redis.round-trips"] = Bar.ValueIs(1),
        ["redis.commands.refused"] = Bar.ValueIs(0),
        ["redis.refused-locally"] = Bar.RatioAtMost(2),
        ["redis.bytes-per-user"] = Bar.ValueAtMost(200),
        ["generator.full.500"] = Bar.RatioAtMost(0.05),
        ["generator.keystroke.500"] = Bar.ValueAtMost(20),
    };

    internal static IReadOnlyCollection<string> Names => ByName.Keys;

    internal static Bar Of(string name) => ByName.GetValueOrDefault(name, Bar.None);
}
