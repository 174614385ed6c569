using System.Diagnostics;
using Sentinel.Limiting;
using Sentinel.Redis.Tests.Kinds;

namespace Sentinel.Redis.Tests.Cluster;

/// <summary>What several slots have charged for a caller who had given up, each at its own time.</summary>
public sealed class LateChargeTests
{
    private const int Callers = 10;

    private static readonly LimitPolicy PerUser = Policies.Throttle(3, 60_000, "b");
    private static readonly LimitPolicy PerChat = Policies.Throttle(100, 60_000, "b", Scope.Chat);
    private static readonly PolicySet Both = new("Handler", PerUser, PerChat);

    private readonly string _prefix = ServerKind.NewPrefix();

    [Test]
    public async Task It_is_taken_back_in_each_of_them()
    {
        await using RedisStore ahead = NewStore(TimeSpan.FromSeconds(5));
        await using RedisStore store = NewStore(TimeSpan.Zero);
        await ahead.DecideAsync(new PolicySet("Handler", PerChat), Calls.By(100, chat: -1));
        Verdict admitted = await store.DecideAsync(Both, Calls.By(101, chat: -1));
        Assert.That((admitted.IsAdmitted, admitted.Receipt), Is.EqualTo((true, 0L)), "The slots counted at one time.");

        for (int user = 1; user <= Callers; user++)
        {
            using CancellationTokenSource caller = new();
            Task<Verdict> asking = store.DecideAsync(Both, Calls.By(user, chat: -1), caller.Token).AsTask();
            await caller.CancelAsync();
            await Assert.CatchAsync<OperationCanceledException>(() => asking);
        }

        // Nobody tells when all has come: it stays as it is for a while.
        Stopwatch watch = Stopwatch.StartNew();
        for (int equal = 0; equal < 20; equal++)
        {
            bool isAsBefore = await LeftAsync(store, PerChat, 1) == PerChat.Permits - 2;
            for (int user = 1; user <= Callers; user++)
            {
                isAsBefore &= await LeftAsync(store, PerUser, user) == PerUser.Permits;
            }

            equal = isAsBefore ? equal : 0;
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), "Not all was taken back.");
            await Task.Delay(10);
        }
    }

    private static async Task<int> LeftAsync(RedisStore store, LimitPolicy policy, long user) =>
        (await store.PeekAsync(new PolicySet("Handler", policy), Calls.By(user, chat: -1))).Remaining;

    private RedisStore NewStore(TimeSpan ahead) =>
        new(
            SharedServers.Cluster,
            new RedisStoreOptions
            {
                Prefix = _prefix,
                Deadline = TimeSpan.FromSeconds(30),
                Clock = RedisClock.Caller,
                TimeProvider = new AheadUtc(ahead),
            },
            NoOutage.Logger
        );

    private sealed class AheadUtc(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
