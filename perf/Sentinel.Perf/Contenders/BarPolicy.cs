using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>The policy that the bars prescribe, the same for every contender.</summary>
internal static class BarPolicy
{
    internal const int Permits = 10;
    internal const int WindowMilliseconds = 60_000;
    internal const int DebounceMilliseconds = 2_000;

    internal static TimeSpan Window => TimeSpan.FromMilliseconds(WindowMilliseconds);

    internal static TimeSpan Debounce => TimeSpan.FromMilliseconds(DebounceMilliseconds);

    /// <summary>For rows about a debounce without a throttle.</summary>
    internal static PolicySet DebounceAlone { get; } = new("debounce", LimitPolicy.Debounce("debounce", Debounce));

    internal static PolicySet Throttle(string handler) => new(handler, ThrottleOf(handler));

    internal static PolicySet ThrottleAndDebounce(string handler, TimeSpan debounce) =>
        new(handler, ThrottleOf(handler), LimitPolicy.Debounce(handler, debounce));

    private static LimitPolicy ThrottleOf(string handler) => LimitPolicy.Throttle(handler, Permits, Window);
}
