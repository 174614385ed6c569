using Sentinel.Limiting;
using StackExchange.Redis;

namespace Sentinel.Redis.Tests.Kinds;

/// <summary>Stores on one kind of server, each with keys and a clock of its own.</summary>
internal sealed class ServerKind(string name, Func<IConnectionMultiplexer> connection) : StoreKind
{
    private static int _stores;

    public override string Name => name;

    internal IConnectionMultiplexer Connection => connection();

    internal override StoreUnderTest New()
    {
        ManualClock clock = new();
        return new StoreUnderTest(NewOn(connection(), new SteadyUtc(clock)), clock);
    }

    /// <summary>A prefix that no other test has.</summary>
    internal static string NewPrefix() => $"t{Interlocked.Increment(ref _stores)}";

    /// <summary>A store on a clock of the test's own.</summary>
    internal static RedisStore NewOn(
        IConnectionMultiplexer connection,
        TimeProvider clock,
        int refusalCacheSize = 4_096
    )
    {
        RedisStoreOptions options = OptionsOf(clock);
        options.RefusalCacheSize = refusalCacheSize;
        return new RedisStore(connection, options, NoOutage.Logger);
    }

    /// <summary>Options with a prefix that no other test has, and a clock of the test's own.</summary>
    internal static RedisStoreOptions OptionsOf(TimeProvider clock) =>
        new()
        {
            Prefix = NewPrefix(),
            Clock = RedisClock.Caller,
            TimeProvider = clock,
            Deadline = TimeSpan.FromSeconds(30),
        };
}
