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
        RedisStoreOptions options = new()
        {
            Prefix = $"t{Interlocked.Increment(ref _stores)}",
            Clock = RedisClock.Caller,
            TimeProvider = new SteadyUtc(clock),
            Deadline = TimeSpan.FromSeconds(30),
            RefusalCacheSize = 4_096,
        };
        return new StoreUnderTest(new RedisStore(connection(), options), clock);
    }
}
