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
    /// The caller's, for managed services that refuse TIME in scripts. The clocks of all instances must agree to less
    /// than a minute: by what they differ, a permit may come back later than told, and never earlier.
    /// </summary>
    Caller,
}
