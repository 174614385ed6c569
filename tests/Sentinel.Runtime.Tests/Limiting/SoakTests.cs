using Sentinel.Limiting;
using Sentinel.Runtime.Tests.Limiting.Memory;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>Everything at once on a store that is too small for it; then every table is looked through.</summary>
public sealed class SoakTests
{
    private const int Threads = 4;
    private const int Operations = 60_000;
    private const long Hour = 3_600_000;

    private static readonly LimitPolicy Kept = Policies.Throttle(2, 24 * Hour, "kept", Scope.UserInChat);

    // One of each format, with windows short enough that counters die all the time.
    private static readonly LimitPolicy[] All =
    [
        Policies.Throttle(3, 50, "short"),
        Policies.Throttle(10, 3_000, "short"),
        Policies.Throttle(13, 300, "13"),
        Policies.Throttle(29, 300, "29", Scope.Chat),
        Policies.Throttle(61, 300, "61"),
        Policies.Throttle(128, 300, "128", Scope.UserInChat),
        Policies.Throttle(500, 300, "500"),
        Policies.Throttle(5, 200, "tokens", algorithm: Algorithm.TokenBucket),
        Policies.Throttle(5, 200, "fixed", Scope.Chat, Algorithm.FixedWindow),
        Policies.Debounce(100, "debounce"),
        Policies.Throttle(12, 300, "short"),
        Policies.Throttle(40, Hour, "13"),
    ];

    [Category("Long")]
    [Test]
    public void After_everything_at_once_every_table_is_whole(
        [Values(64, 500, 3_000)] int maxEntries,
        [Values(0, 2)] int sweepPerCall
    )
    {
        SteadyClock clock = new();
        MemoryStore store = new(
            new MemoryStoreOptions
            {
                MaxEntries = maxEntries,
                SweepPerCall = sweepPerCall,
                TimeProvider = clock,
            }
        );
        Origin[] refused = [.. Enumerable.Range(1, 10).Select(user => Calls.By(-user, chat: user))];
        PolicySet kept = new("Kept", Kept);
        foreach (Origin origin in refused)
        {
            Assert.That(
                Enumerable.Range(0, 3).Select(_ => Ask(store, kept, origin).IsAdmitted),
                Is.EqualTo([true, true, false])
            );
        }

        Crowd.Run(Threads, thread => Work(store, clock, new Random(thread)));

        TableCheck.AssertConsistent(store, maxEntries);
        Assert.That(refused.Select(origin => Ask(store, kept, origin).Outcome), Has.All.EqualTo(Outcome.Throttled));
        Assert.That(store.Count, Is.GreaterThan(40));
        Assert.That(store.Evictions, Is.Positive);
    }

    private static void Work(MemoryStore store, SteadyClock clock, Random random)
    {
        for (int operation = 0; operation < Operations / Threads; operation++)
        {
            PolicySet policies = SetOf(random);
            Origin origin = Calls.By(random.Next(1, 800), chat: random.Next(1, 300), content: (ulong)random.Next(1, 5));
            Verdict verdict = Ask(store, policies, origin);
            switch (random.Next(20))
            {
                case 0:
                    _ = store.RefundAsync(policies, origin, verdict).AsTask();
                    break;
                case 1:
                    _ = store.ResetAsync(policies, origin).AsTask();
                    break;
                case 2:
                    _ = store.PeekAsync(policies, origin).AsTask();
                    break;
                case 3:
                    clock.Advance(random.Next(4));
                    break;
            }
        }
    }

    // Half of the sets count one subject, each on a counter of its own: those go the shorter way through the store.
    private static PolicySet SetOf(Random random)
    {
        LimitPolicy[] mixed = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => All[random.Next(All.Length)])];
        return random.Next(2) == 0
            ? new("Handler", mixed)
            : new(
                "Handler",
                [.. mixed.Where(policy => policy.Scope == Scope.User && policy.Permits <= 128).Distinct()]
            );
    }

    private static Verdict Ask(MemoryStore store, PolicySet policies, Origin origin)
    {
        ValueTask<Verdict> pending = store.DecideAsync(policies, origin);
        return pending.IsCompletedSuccessfully
            ? pending.Result
            : throw new AssertionException("Memory answers at once.");
    }
}
