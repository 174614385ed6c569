using System.Diagnostics;
using System.Globalization;
using Sentinel.Limiting;
using Sentinel.Redis.Tests.Outages;
using Sentinel.Redis.Tests.Servers;

namespace Sentinel.Redis.Tests.Cluster;

/// <summary>A call whose counters are on several masters, of which one is lost.</summary>
public sealed class LostSlotTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private static readonly LimitPolicy PerUser = LimitPolicy.Throttle(
        "b",
        2,
        Window,
        whenStoreFails: StoreFailure.Allow
    );

    private static readonly LimitPolicy PerChat = LimitPolicy.Throttle(
        "b",
        9,
        Window,
        Scope.Chat,
        whenStoreFails: StoreFailure.Allow
    );

    private static readonly PolicySet Both = new("Handler", PerChat, PerUser);
    private static readonly PolicySet User = new("Handler", PerUser);

    private readonly RecordingLogger _log = new();
    private RedisCluster _cluster = null!;
    private RedisStore _store = null!;
    private Origin _call;

    [SetUp]
    public async Task Connect()
    {
        _cluster = new RedisCluster();
        _store = await ConnectAsync(TimeSpan.FromSeconds(2));
        _call = Calls.By(On(master: 0, "user:"), chat: -On(master: 1, "chat:-"));
    }

    [TearDown]
    public async Task Disconnect()
    {
        // Neither is there where this test is skipped.
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        _cluster?.Dispose();
    }

    [Test]
    public async Task Who_is_refused_by_one_stays_refused_though_the_other_is_lost([Values("KILL", "STOP")] string how)
    {
        await _store.DecideAsync(User, _call);
        await _store.DecideAsync(User, _call);
        Lose(_cluster.Nodes[1], how);

        Verdict verdict = await _store.DecideAsync(Both, _call);

        Assert.That((verdict.Outcome, verdict.Policy), Is.EqualTo((Outcome.Throttled, PerUser)));
    }

    [Test]
    public async Task What_one_has_charged_is_taken_back_where_the_other_cannot_be_asked()
    {
        Lose(_cluster.Nodes[1], "KILL");

        Verdict verdict = await _store.DecideAsync(Both, _call);

        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Undecided));
        Stopwatch watch = Stopwatch.StartNew();
        while ((await _store.PeekAsync(User, _call)).Remaining < PerUser.Permits)
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), "The charge stays.");
            await Task.Delay(10);
        }
    }

    [Test]
    public async Task The_narrowest_is_asked_first_and_what_it_refuses_charges_nobody()
    {
        await _store.DecideAsync(User, _call);
        await _store.DecideAsync(User, _call);
        long before = Writes(_cluster.Nodes[1]);

        Verdict verdict = await _store.DecideAsync(Both, _call);

        Assert.That(verdict.Policy, Is.EqualTo(PerUser));
        Assert.That(Writes(_cluster.Nodes[1]), Is.EqualTo(before));
    }

    // A charge that is taken back a moment later makes others wait for a moment, and not for their window.
    [Test]
    public async Task A_refusal_that_several_slots_have_made_is_asked_for_again()
    {
        await _store.DecideAsync(User, _call);
        await _store.DecideAsync(User, _call);
        Verdict refused = await _store.DecideAsync(Both, _call);

        _cluster.Nodes[0].Command("DEL", KeyOf($"user:{_call.UserId}"));

        Assert.That(refused.Outcome, Is.EqualTo(Outcome.Throttled));
        Assert.That((await _store.DecideAsync(Both, _call)).Outcome, Is.EqualTo(Outcome.Admitted));
    }

    [Test]
    public async Task A_charge_that_is_taken_back_refuses_nobody_who_has_seen_it_any_longer([Values] bool isLost)
    {
        await using RedisStore store = await ConnectAsync(TimeSpan.FromMinutes(1));
        for (int call = 0; call < PerChat.Permits; call++)
        {
            await store.DecideAsync(new PolicySet("Handler", PerChat), _call);
        }

        await store.DecideAsync(User, _call);
        Task<Verdict> slow = await ChargeAsync(store);
        Verdict refused = await store.DecideAsync(User, _call);
        Lose(_cluster.Nodes[1], isLost ? "KILL" : "CONT");

        Assert.That((await slow).Outcome, Is.EqualTo(isLost ? Outcome.Undecided : Outcome.Throttled));
        Assert.That(refused.Outcome, Is.EqualTo(Outcome.Throttled));
        Assert.That(() => store.DecideAsync(User, _call).AsTask().Result.IsAdmitted, Is.True.After(20_000, 10));
    }

    [Test]
    public async Task A_charge_that_cannot_be_taken_back_is_logged()
    {
        await using RedisStore store = await ConnectAsync(TimeSpan.FromMinutes(1));
        Task<Verdict> slow = await ChargeAsync(store);
        _cluster.Nodes[0].Kill();
        _cluster.Nodes[1].Kill();

        Assert.That((await slow).Outcome, Is.EqualTo(Outcome.Undecided));
        Assert.That(
            () => _log.Entries.Select(static entry => entry.Message),
            Has.Some.Match(@"^Redis \(slots \d+-\d+\) cannot be asked").After(20_000, 10)
        );
    }

    private Task<RedisStore> ConnectAsync(TimeSpan deadline) =>
        RedisStore.ConnectAsync(_cluster.Addresses, new RedisStoreOptions { Deadline = deadline }, _log);

    // A call that the first master has charged, and that waits for the second one.
    private async Task<Task<Verdict>> ChargeAsync(RedisStore store)
    {
        int before = (await store.PeekAsync(User, _call)).Remaining;
        _cluster.Nodes[1].Signal("STOP");
        Task<Verdict> slow = store.DecideAsync(Both, _call).AsTask();
        while ((await store.PeekAsync(User, _call)).Remaining == before)
        {
            Assert.That(slow.IsCompleted, Is.False);
            await Task.Delay(5);
        }

        return slow;
    }

    private static void Lose(RedisServer master, string how)
    {
        if (how == "KILL")
        {
            master.Kill();
        }
        else
        {
            master.Signal(how);
        }
    }

    private static long Writes(RedisServer master) =>
        master
            .Command("INFO", "commandstats")
            .Split("\r\n")
            .Where(static line => line.StartsWith("cmdstat_set:", StringComparison.Ordinal))
            .Sum(static line => long.Parse(line.Split('=', ',')[1], CultureInfo.InvariantCulture));

    private static string KeyOf(string subject) => $"sentinel:{{77:{subject}}}:b";

    // The first id of which a master counts.
    private long On(int master, string scope)
    {
        for (long id = 1; ; id++)
        {
            string slot = _cluster.Nodes[0].Command("CLUSTER", "KEYSLOT", KeyOf(scope + id));
            if (RedisCluster.MasterOf(int.Parse(slot[1..], CultureInfo.InvariantCulture)) == master)
            {
                return id;
            }
        }
    }
}
