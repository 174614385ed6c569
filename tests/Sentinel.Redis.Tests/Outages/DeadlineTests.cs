using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Redis.Tests.Servers;
using StackExchange.Redis;

namespace Sentinel.Redis.Tests.Outages;

public sealed class DeadlineTests
{
    [Test]
    public async Task A_decision_waits_for_a_server_that_hangs_until_the_deadline_and_not_longer()
    {
        // The client's own timeout is as long, in real time: whatever ends before has been ended by the deadline.
        TimeSpan deadline = TimeSpan.FromSeconds(60);
        FakeTimeProvider clock = new();
        await using TroubledBot bot = await TroubledBot.StartAsync(
            new RedisStoreOptions { Deadline = deadline, TimeProvider = clock }
        );
        bot.Proxy.Fault = Fault.Hang;
        PolicySet policies = bot.Deny.Policies;
        Task<Verdict> deciding = bot.Store.DecideAsync(policies, Calls.By(1)).AsTask();
        Task<Verdict> peeking = bot.Store.PeekAsync(policies, Calls.By(1)).AsTask();
        Task resetting = bot.Store.ResetAsync(policies, Calls.By(1)).AsTask();

        clock.Advance(deadline - TimeSpan.FromMilliseconds(1));
        await Task.Yield();
        Assert.That(new[] { deciding, peeking, resetting }.Select(static each => each.IsCompleted), Has.All.False);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        await Task.WhenAll(deciding, peeking, resetting).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That((await deciding).Outcome, Is.EqualTo(Outcome.Denied));
    }

    [Test]
    public async Task Whoever_was_denied_for_want_of_an_answer_is_not_charged_by_one_that_comes_late()
    {
        using RedisServer server = new();

        // A client that waits for long, so that the answer is not lost on a machine that is busy.
        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(
            $"{server.Address},asyncTimeout=60000"
        );
        await using RedisStore store = new(client, new RedisStoreOptions { Deadline = TimeSpan.FromSeconds(1) });
        GuardedHandler deny = new(new SentinelGuard(store), StoreFailure.Deny);
        server.Command("DEL", "none");
        string before = Deletions(server);
        server.Signal("STOP");
        Verdict denied = await deny.CallAsync(user: 1);
        server.Signal("CONT");

        // It goes on with what it was asked: charges the call, and is asked to take that back.
        Stopwatch watch = Stopwatch.StartNew();
        while (Deletions(server) == before)
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), "Nothing was taken back.");
            await Task.Delay(10);
        }

        Assert.That(denied.Outcome, Is.EqualTo(Outcome.Denied));
        Assert.That(server.Command("EXISTS", deny.KeyOf(user: 1)), Is.EqualTo(":0"));
    }

    [Test]
    public async Task A_call_that_was_let_pass_is_charged_by_an_answer_that_comes_late()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync();
        bot.Server.Signal("STOP");
        Verdict passed = await bot.Allow.CallAsync(user: 1);
        bot.Server.Signal("CONT");
        await bot.WaitUntilRedisCountsAsync();

        Assert.That(passed.Outcome, Is.EqualTo(Outcome.Undecided));
        Assert.That(bot.Counts(bot.Allow, user: 1));
    }

    private static string Deletions(RedisServer server) =>
        server
            .Command("INFO", "commandstats")
            .Split('\n')
            .Single(static line => line.StartsWith("cmdstat_del:", StringComparison.Ordinal))
            .Split(',')[0];
}
