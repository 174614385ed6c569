using Sentinel.Limiting;
using StackExchange.Redis;

namespace Sentinel.Redis.Tests.Kinds;

/// <summary>Stores on one kind of server, each with keys and a clock of its own.</summary>
internal sealed class ServerKind(string name, Func<IConnectionMultiplexer> connection) : StoreKind
{
    private static int _stores;

    public override string Name => name;

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
    ) =>
        new(
            connection,
            new RedisStoreOptions
            {
                Prefix = NewPrefix(),
                Clock = RedisClock.Caller,
                TimeProvider = clock,
                Deadline = TimeSpan.FromSeconds(30),
                RefusalCacheSize = refusalCacheSize,
            }
        );
}
