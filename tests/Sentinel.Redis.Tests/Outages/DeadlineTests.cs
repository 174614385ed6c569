using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Redis.Tests.Servers;
using StackExchange.Redis;

namespace Sentinel.Redis.Tests.Outages;

public sealed class DeadlineTests
{
    [Test]
    public async Task Whoever_asks_a_server_that_does_not_answer_waits_until_the_deadline_and_not_longer(
        [Values(Fault.Hang, Fault.Delay, Fault.LoseReplies)] Fault fault
    )
    {
        // The client's own timeout is as long, in real time: whatever ends before has been ended by the deadline.
        TimeSpan deadline = TimeSpan.FromSeconds(60);
        FakeTimeProvider clock = new();
        await using TroubledBot bot = await TroubledBot.StartAsync(
            new RedisStoreOptions { Deadline = deadline, TimeProvider = clock }
        );
        bot.Proxy.Fault = fault;
        PolicySet policies = bot.Deny.Policies;
        Task<Verdict> deciding = bot.Store.DecideAsync(policies, Calls.By(1)).AsTask();
        Task[] all =
        [
            deciding,
            bot.Store.PeekAsync(policies, Calls.By(1)).AsTask(),
            bot.Store.RefundAsync(policies, Calls.By(1), Verdict.Admitted(1, receipt: 5)).AsTask(),
            bot.Store.ResetAsync(policies, Calls.By(1)).AsTask(),
        ];

        clock.Advance(deadline - TimeSpan.FromMilliseconds(1));
        await Task.Yield();
        Assert.That(all.Select(static each => each.IsCompleted), Has.All.False);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        await Task.WhenAll(all).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That((await deciding).Outcome, Is.EqualTo(Outcome.Denied));
    }

    [TestCase(1)]
    [TestCase(20, Description = "So many open the circuit.")]
    public async Task Whoever_was_denied_for_want_of_an_answer_is_not_charged_by_one_that_comes_late(int users)
    {
        using RedisServer server = new();

        // A client that waits for long, so that the answer is not lost on a machine that is busy.
        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(
            $"{server.Address},asyncTimeout=60000"
        );
        await using RedisStore store = new(client, new RedisStoreOptions { Deadline = TimeSpan.FromSeconds(1) });
        GuardedHandler deny = new(new SentinelGuard(store), StoreFailure.Deny);
        long before = Deletions(server);
        server.Signal("STOP");
        Verdict[] denied = await Task.WhenAll(Enumerable.Range(1, users).Select(user => deny.CallAsync(user)));
        server.Signal("CONT");

        // It goes on with what it was asked: charges the calls, and is asked to take that back.
        Stopwatch watch = Stopwatch.StartNew();
        while (Deletions(server) < before + users)
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), "Not all was taken back.");
            await Task.Delay(10);
        }

        Assert.That(denied.Select(static verdict => verdict.Outcome), Has.All.EqualTo(Outcome.Denied));
        Assert.That(
            Enumerable.Range(1, users).Select(user => server.Command("EXISTS", deny.KeyOf(user))),
            Has.All.EqualTo(":0")
        );
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

    private static long Deletions(RedisServer server) =>
        server
            .Command("INFO", "commandstats")
            .Split('\n')
            .Where(static line => line.StartsWith("cmdstat_del:", StringComparison.Ordinal))
            .Sum(static line => long.Parse(line.Split('=', ',')[1], CultureInfo.InvariantCulture));
}
