using System.Diagnostics;
using System.Globalization;
using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Redis.Tests.Servers;

namespace Sentinel.Redis.Tests.Outages;

public sealed class LostMasterTests
{
    [Test]
    public async Task The_masters_that_are_left_go_on_counting_and_the_lost_one_resumes_when_it_is_back()
    {
        using RedisCluster cluster = new();
        RedisServer lost = cluster.Nodes[0];
        RedisServer left = cluster.Nodes[1];
        await using RedisStore store = await RedisStore.ConnectAsync(
            cluster.Addresses,
            new RedisStoreOptions { Deadline = TimeSpan.FromMilliseconds(500) }
        );
        SentinelGuard guard = new(store);
        GuardedHandler local = new(guard, StoreFailure.Local);
        GuardedHandler allow = new(guard, StoreFailure.Allow);
        GuardedHandler deny = new(guard, StoreFailure.Deny);
        long[] orphans = [.. Users(left, allow, master: 0).Take(20)];
        long[] others = [.. Users(left, allow, master: 1).Take(20)];
        lost.Kill();
        Verdict[] verdicts = await Task.WhenAll(orphans.Select(orphan => allow.CallAsync(orphan)));
        Assert.That(verdicts.Select(static verdict => verdict.Outcome), Has.All.EqualTo(Outcome.Undecided));

        foreach (long other in others)
        {
            Assert.That((await allow.CallAsync(other)).Outcome, Is.EqualTo(Outcome.Admitted));
            Assert.That(left.Command("EXISTS", allow.KeyOf(other)), Is.EqualTo(":1"));
        }

        Outcome[] counted = await local.CallAsync(orphans[0], times: 10);
        Assert.That(counted.Count(static each => each == Outcome.Admitted), Is.EqualTo(GuardedHandler.Limit));
        Assert.That(await deny.CallAsync(orphans[0], times: 10), Has.All.EqualTo(Outcome.Denied));
        lost.Restart();
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; (await allow.CallAsync(orphans[i % 20])).Outcome == Outcome.Undecided; i++)
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
            await Task.Delay(50);
        }

        Outcome[] again = await deny.CallAsync(orphans[^1], times: GuardedHandler.Limit + 2);
        Assert.That(again.Count(static each => each == Outcome.Admitted), Is.EqualTo(GuardedHandler.Limit));
        Assert.That(lost.Command("EXISTS", deny.KeyOf(orphans[^1])), Is.EqualTo(":1"));
        TestContext.Out.WriteLine($"The lost master counted again after {watch.Elapsed.TotalSeconds:F1} s.");
    }

    // Users of whom a master counts; any other knows of which slot a key is.
    private static IEnumerable<long> Users(RedisServer node, GuardedHandler handler, int master)
    {
        for (long user = 1; ; user++)
        {
            string slot = node.Command("CLUSTER", "KEYSLOT", handler.KeyOf(user));
            if (RedisCluster.MasterOf(int.Parse(slot[1..], CultureInfo.InvariantCulture)) == master)
            {
                yield return user;
            }
        }
    }
}
