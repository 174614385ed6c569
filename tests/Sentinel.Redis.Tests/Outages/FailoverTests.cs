using System.Diagnostics;
using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Redis.Tests.Servers;

namespace Sentinel.Redis.Tests.Outages;

/// <summary>A master with a replica, which takes its place.</summary>
public sealed class FailoverTests
{
    private const long Caller = 1;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly RedisStoreOptions Options = new() { Deadline = TimeSpan.FromSeconds(2) };

    [Test]
    public async Task Only_the_master_is_asked()
    {
        using ReplicatedRedis redis = new();
        await using RedisStore store = await RedisStore.ConnectAsync(redis.Addresses, Options);
        GuardedHandler handler = new(new SentinelGuard(store), StoreFailure.Deny);

        Outcome[] outcomes = await handler.CallAsync(Caller, times: GuardedHandler.Limit + 2);

        redis.WaitUntilReplicated(handler.KeyOf(Caller));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcomes.Count(static each => each == Outcome.Admitted), Is.EqualTo(GuardedHandler.Limit));
            Assert.That(redis.Replica.Command("EXISTS", handler.KeyOf(Caller)), Is.EqualTo(":1"));
            Assert.That(redis.Replica.Command("INFO", "commandstats"), Does.Not.Contain("eval"));
        }
    }

    [Test]
    public async Task What_the_master_had_counted_counts_on_a_replica_that_is_promoted_after_its_death()
    {
        using ReplicatedRedis redis = new();

        await AssertTakesOverAsync(
            redis,
            redis.Addresses,
            () =>
            {
                redis.Master.Kill();
                redis.Replica.Command("REPLICAOF", "NO", "ONE");
            }
        );
    }

    [Test]
    public async Task It_counts_on_a_replica_too_that_takes_over_while_both_go_on()
    {
        using ReplicatedRedis redis = new();

        await AssertTakesOverAsync(redis, redis.Addresses, redis.SwapRoles);
    }

    [Test]
    public async Task It_counts_on_the_replica_that_a_Redis_Sentinel_promotes()
    {
        using ReplicatedRedis redis = new();
        using RedisServer watch = redis.Watch("market");

        await AssertTakesOverAsync(redis, $"{watch.Address},serviceName=market", redis.Master.Kill);
    }

    private static async Task AssertTakesOverAsync(ReplicatedRedis redis, string configuration, Action takeOver)
    {
        await using RedisStore store = await RedisStore.ConnectAsync(configuration, Options);
        SentinelGuard guard = new(store);
        GuardedHandler handler = new(guard, StoreFailure.Deny);
        Outcome[] filled = await handler.CallAsync(Caller, times: GuardedHandler.Limit);
        Assert.That(filled, Has.All.EqualTo(Outcome.Admitted));
        redis.WaitUntilReplicated(handler.KeyOf(Caller));

        takeOver();
        await WaitUntilCountedAsync(new GuardedHandler(guard, StoreFailure.Allow));

        Assert.That((await handler.CallAsync(Caller)).Outcome, Is.EqualTo(Outcome.Throttled));
        Outcome[] outcomes = await handler.CallAsync(Caller + 1, times: GuardedHandler.Limit + 2);
        Assert.That(outcomes.Count(static each => each == Outcome.Admitted), Is.EqualTo(GuardedHandler.Limit));
        Assert.That(redis.Replica.Command("EXISTS", handler.KeyOf(Caller + 1)), Is.EqualTo(":1"));
    }

    // Only Redis admits a call of such a handler; without it, calls are let pass undecided.
    private static async Task WaitUntilCountedAsync(GuardedHandler allowing)
    {
        Stopwatch watch = Stopwatch.StartNew();
        for (long stranger = 1; (await allowing.CallAsync(stranger)).Outcome != Outcome.Admitted; stranger++)
        {
            Assert.That(watch.Elapsed, Is.LessThan(Soon), "Redis does not count again.");
            await Task.Delay(50);
        }

        TestContext.Out.WriteLine($"Redis counted again after {watch.Elapsed.TotalSeconds:F1} s.");
    }
}
