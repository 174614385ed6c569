using Sentinel.Limiting;
using Sentinel.Redis.Tests.Kinds;
using StackExchange.Redis;

namespace Sentinel.Redis.Tests.Counters;

/// <summary>Each key expires by itself, a little after its counter can refuse nobody any more.</summary>
public sealed class ExpiryTests
{
    private static readonly (LimitPolicy Policy, string Key, int MostExtra)[] Kinds =
    [
        (Policies.Throttle(3, 60_000), "b", 0),
        (Policies.Throttle(3, 2_000_000_000), "b", 0),
        (Policies.Throttle(300, 60_000), "b", 469),
        (Policies.Throttle(1, 60_000, algorithm: Algorithm.TokenBucket), "tokens:60000:b", 0),
        (Policies.Throttle(3, 60_000, algorithm: Algorithm.FixedWindow), "fixed:60000:b", 0),
        (Policies.Debounce(60_000), "debounce:b:0000000000000005", 0),
    ];

    private readonly string _prefix = ServerKind.NewPrefix();
    private readonly IDatabase _database = SharedServers.Redis.GetDatabase();
    private RedisStore _store = null!;

    [SetUp]
    public void Connect() =>
        _store = new RedisStore(
            SharedServers.Redis,
            new RedisStoreOptions { Prefix = _prefix, Deadline = TimeSpan.FromSeconds(30) },
            NoOutage.Logger
        );

    [TearDown]
    public async Task Disconnect()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    [Test]
    public async Task The_write_sets_the_expiry([ValueSource(nameof(Kinds))] (LimitPolicy, string, int) kind)
    {
        (LimitPolicy policy, string name, int mostExtra) = kind;
        Verdict verdict = await _store.DecideAsync(new PolicySet("Handler", policy), StoreUnderTest.Somebody);

        TimeSpan? left = await _database.KeyTimeToLiveAsync($"{_prefix}:{{77:user:1}}:{name}");

        Assert.That(verdict.IsAdmitted);
        Assert.That(
            left!.Value.TotalMilliseconds,
            Is.InRange(policy.WindowMilliseconds - 20_000, policy.WindowMilliseconds + mostExtra + 2)
        );
    }

    [Test]
    public async Task A_key_is_gone_soon_after_its_window()
    {
        PolicySet once = new("Handler", Policies.Throttle(1, 1_000));
        await _store.DecideAsync(once, StoreUnderTest.Somebody);
        Verdict verdict = await _store.DecideAsync(once, StoreUnderTest.Somebody);

        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Throttled));
        Assert.That(() => _database.KeyExists($"{_prefix}:{{77:user:1}}:b"), Is.False.After(20_000, 20));
    }

    [Test]
    public async Task A_refund_keeps_the_expiry_and_the_last_one_removes_the_key()
    {
        PolicySet policies = new("Handler", Policies.Throttle(3, 60_000));
        Verdict first = await _store.DecideAsync(policies, StoreUnderTest.Somebody);
        Verdict second = await _store.DecideAsync(policies, StoreUnderTest.Somebody);

        await _store.RefundAsync(policies, StoreUnderTest.Somebody, second);
        TimeSpan? left = await _database.KeyTimeToLiveAsync($"{_prefix}:{{77:user:1}}:b");
        await _store.RefundAsync(policies, StoreUnderTest.Somebody, first);

        Assert.That(left!.Value.TotalMilliseconds, Is.InRange(40_000, 60_002));
        Assert.That(await _database.KeyExistsAsync($"{_prefix}:{{77:user:1}}:b"), Is.False);
    }

    [Test]
    public async Task A_reset_removes_the_keys_and_a_peek_makes_none()
    {
        PolicySet policies = new("Handler", Policies.Throttle(3, 60_000), Policies.Debounce(60_000));
        await _store.DecideAsync(policies, StoreUnderTest.Somebody);
        await _store.ResetAsync(policies, StoreUnderTest.Somebody);
        await _store.PeekAsync(policies, StoreUnderTest.Somebody);

        Assert.That(await _database.KeyExistsAsync($"{_prefix}:{{77:user:1}}:b"), Is.False);
        Assert.That(await _database.KeyExistsAsync($"{_prefix}:{{77:user:1}}:debounce:b:0000000000000005"), Is.False);
    }
}
