using Sentinel.Limiting;
using Sentinel.Redis.Tests.Kinds;

namespace Sentinel.Redis.Tests.Cluster;

/// <summary>Policies whose counters are in several slots, by the servers' own clocks.</summary>
public sealed class SlotwiseDecisionTests
{
    private static readonly LimitPolicy ThreePerUser = Policies.Throttle(3, 60_000, "b");
    private static readonly LimitPolicy FivePerChat = Policies.Throttle(5, 60_000, "b", Scope.Chat);
    private static readonly LimitPolicy EightForAll = Policies.Throttle(8, 120_000, "b", Scope.Global);
    private static readonly PolicySet All = new(
        "Handler",
        EightForAll,
        FivePerChat,
        ThreePerUser,
        Policies.Debounce(60_000)
    );

    private RedisStore _store = null!;

    [SetUp]
    public void Connect() =>
        _store = new RedisStore(
            SharedServers.Cluster,
            new RedisStoreOptions
            {
                Prefix = ServerKind.NewPrefix(),
                Deadline = TimeSpan.FromSeconds(30),
                RefusalCacheSize = 0,
            },
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
    public async Task A_refusal_in_one_slot_charges_none()
    {
        for (int user = 1; user <= 2; user++)
        {
            await AskAsync(user, content: 1);
            await AskAsync(user, content: 2);
        }

        await AskAsync(1, content: 3);

        // The chat is full: whoever has permits of his own keeps them, and his content is not a duplicate.
        for (int call = 0; call < 4; call++)
        {
            Verdict refused = await AskAsync(2, content: 9);
            Assert.That((refused.Outcome, refused.Policy), Is.EqualTo((Outcome.Throttled, FivePerChat)));
        }

        Assert.That(await LeftAsync(ThreePerUser, 2), Is.EqualTo(1));
        Assert.That(await LeftAsync(EightForAll, 2), Is.EqualTo(3));
        Verdict elsewhere = await _store.DecideAsync(All, Calls.By(2, chat: -2, content: 9));
        Assert.That((elsewhere.Outcome, elsewhere.Remaining), Is.EqualTo((Outcome.Admitted, 0)));
    }

    [Test]
    public async Task The_policy_with_the_longest_wait_is_named_though_another_slot_refused_first()
    {
        for (int user = 1; user <= 8; user++)
        {
            await _store.DecideAsync(new PolicySet("Handler", EightForAll), Calls.By(user));
        }

        for (int call = 0; call < 3; call++)
        {
            await _store.DecideAsync(new PolicySet("Handler", ThreePerUser), Calls.By(1));
        }

        Verdict refused = await AskAsync(1, content: 1);

        Assert.That(refused.Policy, Is.SameAs(EightForAll));
        Assert.That(refused.RetryAfter.TotalSeconds, Is.InRange(61, 120));
    }

    [Test]
    public async Task A_refund_gives_a_permit_back_in_each_slot()
    {
        await AskAsync(1, content: 1);
        Verdict admitted = await AskAsync(1, content: 2);

        await _store.RefundAsync(All, Calls.By(1, chat: -1, content: 2), admitted);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await LeftAsync(ThreePerUser, 1), Is.EqualTo(2));
            Assert.That(await LeftAsync(FivePerChat, 1), Is.EqualTo(4));
            Assert.That(await LeftAsync(EightForAll, 1), Is.EqualTo(7));
            Assert.That((await AskAsync(1, content: 2)).Outcome, Is.EqualTo(Outcome.Admitted));
        }
    }

    [Test]
    public async Task However_many_ask_at_once_nobody_is_admitted_beyond_a_limit_and_nothing_stays_charged()
    {
        Task<Verdict>[] calls =
        [
            .. Enumerable.Range(1, 60).Select(call => Task.Run(() => AskAsync(call % 10, content: (ulong)call))),
        ];

        Verdict[] verdicts = await Task.WhenAll(calls);

        int admitted = verdicts.Count(verdict => verdict.IsAdmitted);
        Assert.That(admitted, Is.InRange(1, FivePerChat.Permits));
        Assert.That(await LeftAsync(FivePerChat, 1), Is.EqualTo(FivePerChat.Permits - admitted));
        Assert.That(await LeftAsync(EightForAll, 1), Is.EqualTo(EightForAll.Permits - admitted));
    }

    private Task<Verdict> AskAsync(long user, ulong content) =>
        _store.DecideAsync(All, Calls.By(user, chat: -1, content: content)).AsTask();

    private async Task<int> LeftAsync(LimitPolicy policy, long user) =>
        (await _store.PeekAsync(new PolicySet("Handler", policy), Calls.By(user, chat: -1))).Remaining;
}
