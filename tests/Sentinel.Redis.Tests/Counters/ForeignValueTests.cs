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

    // By names: a test whose own name has a control character is not run.
    private static readonly Dictionary<string, string> Values = new()
    {
        ["text"] = "somebody else's",
        ["nothing"] = "",
        ["a number"] = "7",
        ["a letter"] = "T",
        ["control characters"] = "\u0002\u0003\u0004",
        ["text like a tally"] = "Tuesday's menu",
        ["text like a fixed window"] = "Wednesdays",
        ["text like a token bucket"] = "Bread and butter",
        ["text like a log"] = "\u0002two bytes!",
    };

    private static IEnumerable<string> Names => Servers.Keys;

    private static IEnumerable<string> Kept => Values.Keys;

    [Test]
    public async Task It_denies_and_stays(
        [ValueSource(nameof(Names))] string server,
        [ValueSource(nameof(Kinds))] (LimitPolicy, string) kind,
        [ValueSource(nameof(Kept))] string kept
    )
    {
        (LimitPolicy policy, string name) = kind;
        string value = Values[kept];
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
