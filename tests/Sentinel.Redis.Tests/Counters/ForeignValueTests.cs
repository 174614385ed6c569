using Sentinel.Limiting;
using Sentinel.Redis.Tests.Kinds;
using StackExchange.Redis;

namespace Sentinel.Redis.Tests.Counters;

/// <summary>A value that is no counter of the kind is left as it is, whatever counts and whatever server it is on.</summary>
public sealed class ForeignValueTests
{
    private static readonly Dictionary<string, Func<IConnectionMultiplexer>> Servers = new()
    {
        ["redis"] = static () => SharedServers.Redis,
        ["cluster"] = static () => SharedServers.Cluster,
        ["garnet"] = static () => SharedServers.Garnet,
    };

    private static readonly (LimitPolicy Policy, string Key)[] Kinds =
    [
        (Denying(Algorithm.SlidingLog, 3), "b"),
        (Denying(Algorithm.SlidingLog, 300), "b"),
        (Denying(Algorithm.TokenBucket, 3), "tokens:60000:b"),
        (Denying(Algorithm.FixedWindow, 3), "fixed:60000:b"),
        (
            LimitPolicy.Debounce("b", TimeSpan.FromMinutes(1), whenStoreFails: StoreFailure.Deny),
            "debounce:b:0000000000000005"
        ),
    ];

    private static readonly string[] Values = ["somebody else's", "", "7", "T", "\u0002\u0003\u0004"];

    private static IEnumerable<string> Names => Servers.Keys;

    [Test]
    public async Task It_denies_and_stays(
        [ValueSource(nameof(Names))] string server,
        [ValueSource(nameof(Kinds))] (LimitPolicy, string) kind,
        [ValueSource(nameof(Values))] string value
    )
    {
        (LimitPolicy policy, string name) = kind;
        string prefix = ServerKind.NewPrefix();
        IDatabase database = Servers[server]().GetDatabase();
        RedisKey key = $"{prefix}:{{77:user:1}}:{name}";
        await database.StringSetAsync(key, value);
        await using RedisStore store = new(
            Servers[server](),
            new RedisStoreOptions { Prefix = prefix, Deadline = TimeSpan.FromSeconds(30) }
        );
        PolicySet policies = new("Handler", policy);

        Verdict verdict = await store.DecideAsync(policies, StoreUnderTest.Somebody);
        await store.ResetAsync(policies, StoreUnderTest.Somebody);

        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Denied));
        Assert.That((string?)await database.StringGetAsync(key), Is.EqualTo(value));
    }

    private static LimitPolicy Denying(Algorithm algorithm, int permits) =>
        LimitPolicy.Throttle(
            "b",
            permits,
            TimeSpan.FromMinutes(1),
            algorithm: algorithm,
            whenStoreFails: StoreFailure.Deny
        );
}
