namespace Sentinel.Limiting;

/// <summary>How a <see cref="RedisStore"/> asks Redis. All of it can be bound from configuration.</summary>
public sealed class RedisStoreOptions
{
    /// <summary>
    /// The prefix of each key, some text without braces; <c>sentinel</c> by default. Different bots never share limits: it is for
    /// installations of the same bot, such as staging and production.
    /// </summary>
    public string Prefix { get; set; } = "sentinel";

    /// <summary>The database, 0 or more; by default the one of the connection. A cluster has only number 0.</summary>
    public int? Database { get; set; }

    /// <summary>
    /// How long a decision may take before the policies do what <see cref="LimitPolicy.WhenStoreFails"/> says: 1 ms to 1 minute, 250 ms
    /// by default.
    /// </summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Whose time counts; by default the server's.</summary>
    public RedisClock Clock { get; set; }

    /// <summary>
    /// How many refusals are remembered, so that somebody who was refused is refused again without a command; 65,536 by default,
    /// 0 for none, 67,108,864 at the most. Each takes 32 bytes from the beginning.
    /// </summary>
    public int RefusalCacheSize { get; set; } = 65_536;

    /// <summary>
    /// The most counters that are kept in memory while Redis cannot be asked; 100,000 by default, at least as many as
    /// <see cref="MemoryStoreOptions.MinMaxEntries"/> says.
    /// </summary>
    public int MaxLocalEntries { get; set; } = 100_000;

    /// <summary>The clock of deadlines, of refusals that are remembered and, with <see cref="RedisClock.Caller"/>, of counters.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The options as they are now: what is set later has no effect.</summary>
    internal RedisStoreOptions Copy() => (RedisStoreOptions)MemberwiseClone();

    /// <summary>Throws where a value cannot be meant.</summary>
    /// <exception cref="ArgumentException">The message names the option, its value and what it may be.</exception>
    internal void Validate()
    {
        Require(
            !string.IsNullOrWhiteSpace(Prefix) && !Prefix.AsSpan().ContainsAny('{', '}'),
            nameof(Prefix),
            Prefix,
            "some text without braces, which would choose the slot of a cluster"
        );
        Require(Database is null or >= 0, nameof(Database), Database, "0 or more, or nothing");
        Require(
            Deadline >= TimeSpan.FromMilliseconds(1) && Deadline <= TimeSpan.FromMinutes(1),
            nameof(Deadline),
            Deadline,
            "1 ms to 1 minute"
        );
        Require(Clock is RedisClock.Server or RedisClock.Caller, nameof(Clock), Clock, "Server or Caller");
        Require(RefusalCacheSize is >= 0 and <= 1 << 26, nameof(RefusalCacheSize), RefusalCacheSize, "0 to 67,108,864");
        Require(
            MaxLocalEntries >= MemoryStoreOptions.MinMaxEntries,
            nameof(MaxLocalEntries),
            MaxLocalEntries,
            $"{MemoryStoreOptions.MinMaxEntries} or more"
        );
        Require(TimeProvider is not null, nameof(TimeProvider), TimeProvider, "a clock");
    }

    private static void Require(bool isGood, string option, object? value, string good)
    {
        if (!isGood)
        {
            throw new ArgumentException($"RedisStoreOptions.{option} is '{value}'; it must be {good}.", option);
        }
    }
}
