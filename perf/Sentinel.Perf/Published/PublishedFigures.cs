namespace Sentinel.Perf;

/// <summary>What aiogram-sentinel's performance page says, in milliseconds and megabytes; measured by its authors on another machine.</summary>
/// <remarks>An Intel i7-12700K with Redis 7.0.5 on it.</remarks>
internal static class PublishedFigures
{
    internal static PublishedCosts Middleware { get; } = new(Debounce: 0.08, Throttle: 0.12, Both: 0.20);

    internal static PublishedCosts MiddlewareOnRedis { get; } = new(Debounce: 0.18, Throttle: 0.22, Both: 0.40);

    internal static PublishedCosts Operations { get; } = new(Debounce: 0.08, Throttle: 0.12, Both: 0);

    internal static PublishedCosts OperationsOnRedis { get; } = new(Debounce: 0.18, Throttle: 0.22, Both: 0);

    internal static PublishedCosts OperationsOnCluster { get; } = new(Debounce: 0.28, Throttle: 0.35, Both: 0);

    /// <summary>Milliseconds of an operation with so many users at once: in memory, on Redis, on a cluster.</summary>
    internal static IReadOnlyList<(int Users, double Memory, double Redis, double Cluster)> Users { get; } =
    [
        (100, 0.45, 0.82, 1.20),
        (500, 0.48, 0.85, 1.25),
        (1_000, 0.52, 0.90, 1.30),
        (2_000, 0.58, 0.95, 1.40),
        (5_000, 0.65, 1.05, 1.55),
    ];

    /// <summary>Megabytes of each user in memory.</summary>
    internal const double MegabytesPerUser = 0.0003;

    /// <summary>The most users whose memory is published; beyond, it is extrapolated.</summary>
    internal const int MostUsersOfMemory = 100_000;

    /// <summary>Bytes of each user on Redis for a rate limit: 0.1 KB.</summary>
    internal const double RedisBytesOfThrottle = 100;

    /// <summary>Bytes of each user on Redis for a debounce: 0.05 KB.</summary>
    internal const double RedisBytesOfDebounce = 50;
}
