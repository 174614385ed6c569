namespace Sentinel.Limiting;

/// <summary>Whose time counts in a <see cref="RedisStore"/>.</summary>
public enum RedisClock
{
    /// <summary>
    /// The default: the server's, read inside the script, so that all instances count by one clock
    /// (<see href="https://redis.io/docs/latest/commands/time/">TIME</see>).
    /// </summary>
    Server,

    /// <summary>
    /// The caller's, for managed services that refuse TIME in scripts. The clocks of all instances should agree to much less
    /// than the shortest window: what a late instance has counted comes back earlier by as much where another one asks.
    /// </summary>
    Caller,
}
