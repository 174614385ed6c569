using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>
/// What a store forgets, it says so: the model is told to forget the same, and they go on in agreement. Nobody who is being
/// refused is among it.
/// </summary>
public sealed class ForgettingAgreementTests
{
    private static readonly int Operations = Workload.Of(2_500, least: 250);
    private const int Known = 6;
    private const long Window = 60_000;
    private const long Idle = 5_000;

    // The limits stay what they are: what "full" means for a counter must not depend on who asks.
    private static readonly LimitPolicy[] All =
    [
        Policies.Throttle(1, Window / 400, "once"),
        Policies.Throttle(4, Window, "short"),
        Policies.Throttle(4, Window + 9_000, "wide"),
        Policies.Throttle(20, Window, "wider"),
        Policies.Throttle(3, Window / 2, "chat", Scope.Chat),
        Policies.Throttle(500, Window, "everybody", Scope.Global, Algorithm.TokenBucket),
        Policies.Throttle(5, Window, "bucket", algorithm: Algorithm.TokenBucket),
        Policies.Throttle(4, Window, "quota", algorithm: Algorithm.FixedWindow),
        Policies.Debounce(Window, "taps"),
    ];

    private readonly Dictionary<string, (LimitPolicy Policy, Origin Origin)> _known = [];

    [Test]
    public void What_is_forgotten_for_room_was_not_refusing_and_is_counted(
        [Values(64, 128, 256)] int maxEntries,
        [Values(31, 32)] int seed
    )
    {
        MemoryUnderTest store = new(maxEntries);

        long forgotten = Run(store, seed, users: 3_000, longestPause: 36, static (_, _) => true);

        Assert.That(forgotten, Is.GreaterThan(Operations / 4));
    }

    [Test]
    public void What_is_forgotten_for_being_idle_was_idle_and_not_refusing([Values(41, 42)] int seed)
    {
        // So few that there is room for all.
        MemoryUnderTest store = new(maxEntries: 64, idleTtl: TimeSpan.FromMilliseconds(Idle));

        long forgotten = Run(
            store,
            seed,
            users: 5,
            longestPause: 9_000,
            static (counter, now) => counter is NaiveLog && counter.Newest <= now - Idle
        );

        Assert.That(forgotten, Is.GreaterThan(100 / Workload.Divisor));
    }

    private long Run(MemoryUnderTest store, int seed, int users, int longestPause, Func<NaiveCounter, long, bool> mayGo)
    {
        Random random = new(seed);
        ModelledStore both = new(store);
        for (int operation = 0; operation < Operations; operation++)
        {
            long before = store.Memory.Evictions;
            LimitPolicy[] policies = [.. random.GetItems(All, random.Next(1, 7)).Distinct()];
            Origin origin = OriginOf(random, users);
            if (random.Next(12) == 0)
            {
                both.Refund(random.Next(4));
            }
            else
            {
                both.Decide(policies, origin);
                Know(policies, origin);
            }

            int forgotten = store.Memory.Evictions == before ? 0 : ForgetWhatIsGone(both, mayGo);
            Assert.That(forgotten, Is.EqualTo(store.Memory.Evictions - before), $"operation {operation}");
            both.Advance(random.Next(3) == 0 ? random.Next(longestPause) : 0);
        }

        return store.Memory.Evictions;
    }

    // A few are known and come again and again, so that they are refused; the others flood.
    private static Origin OriginOf(Random random, int users)
    {
        int user =
            users < Known || random.Next(3) == 0 ? random.Next(1, Math.Min(users, Known)) : random.Next(Known, users);
        return Calls.By(user, chat: -user, content: (ulong)random.Next(1, 3));
    }

    private void Know(LimitPolicy[] policies, Origin origin)
    {
        foreach (LimitPolicy policy in policies)
        {
            _known[CounterName.Of(policy, origin)!] = (policy, origin);
        }
    }

    private int ForgetWhatIsGone(ModelledStore both, Func<NaiveCounter, long, bool> mayGo)
    {
        int gone = 0;
        foreach ((string name, (LimitPolicy policy, Origin origin)) in _known.ToArray())
        {
            if (!both.Model.Counters.TryGetValue(name, out NaiveCounter? counter) || counter.IsDead(both.Model.Now))
            {
                _known.Remove(name);
                continue;
            }

            Decision actual = both.Store.Peek(policy, origin);
            bool isCounted = policy.Kind == PolicyKind.Throttle;
            int free = isCounted ? counter.FreeOf(policy, both.Model.Now) : int.MaxValue;
            if (actual.RetryAfter == counter.WaitOf(policy, both.Model.Now) && actual.Remaining == free)
            {
                continue;
            }

            gone++;
            Assert.That(actual, Is.EqualTo(new NaiveModel().Peek([policy], origin)), $"{name} is partly forgotten");
            Assert.That(counter.MustStay, Is.False, $"{name} is refusing");
            Assert.That(mayGo(counter, both.Model.Now), $"{name} was in use at {counter.Newest}");
            both.Model.Forget(name);
        }

        return gone;
    }
}
