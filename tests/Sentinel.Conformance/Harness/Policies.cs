using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>Policies with windows in milliseconds.</summary>
internal static class Policies
{
    internal static LimitPolicy Throttle(
        int permits,
        long window,
        string bucket = "b",
        Scope scope = Scope.User,
        Algorithm algorithm = Algorithm.SlidingLog
    ) => LimitPolicy.Throttle(bucket, permits, TimeSpan.FromMilliseconds(window), scope, algorithm);

    internal static LimitPolicy Debounce(long window, string bucket = "b", Scope scope = Scope.User) =>
        LimitPolicy.Debounce(bucket, TimeSpan.FromMilliseconds(window), scope);
}
