using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>Calls that are taken back while others are made, all at one moment by the store's clock.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class RefundRaceTests(StoreKind kind)
{
    private const int Threads = 6;
    private const int Rounds = 60 / Workload.Divisor;
    private const int CallsPerThread = 60;

    private static readonly PolicySet[] Sets =
    [
        new("Short log", Policies.Throttle(10, 60_000)),
        new("Wide log", Policies.Throttle(30, 60_000)),
        new("Counts", Policies.Throttle(150, 60_000)),
        new("Tokens", Policies.Throttle(10, 60_000, algorithm: Algorithm.TokenBucket)),
        new("Fixed", Policies.Throttle(10, 60_000, algorithm: Algorithm.FixedWindow)),
        new("One scope", Policies.Throttle(10, 60_000, "a"), Policies.Throttle(20, 3_600_000, "b")),
        new("Two scopes", Policies.Throttle(20, 60_000, "a", Scope.Chat), Policies.Throttle(10, 60_000, "b")),
    ];

    [Test]
    public void What_is_admitted_and_not_taken_back_is_never_more_than_the_limit_and_in_the_end_exactly(
        [ValueSource(nameof(Sets))] PolicySet policies
    )
    {
        StoreUnderTest store = kind.New();
        int limit = policies.Policies.ToArray().Min(static policy => policy.Permits);
        int[] held = new int[Rounds];
        int[] most = new int[Rounds];
        Crowd.RunRounds(
            Threads,
            Rounds,
            (thread, round) =>
            {
                Origin origin = Calls.By(round + 1, chat: round + 1);
                Random random = new((round * Threads) + thread);
                for (int call = 0; call < CallsPerThread; call++)
                {
                    Verdict verdict = store.Ask(policies, origin);
                    if (!verdict.IsAdmitted)
                    {
                        continue;
                    }

                    Raise(ref most[round], Interlocked.Increment(ref held[round]));
                    if (random.Next(2) == 0)
                    {
                        // It counts as given back before it is: so more than the limit is never the test's own doing.
                        Interlocked.Decrement(ref held[round]);
                        store.Refund(policies, verdict, origin);
                    }
                }
            }
        );

        Assert.That(most, Has.All.AtMost(limit));
        for (int round = 0; round < Rounds; round++)
        {
            Origin origin = Calls.By(round + 1, chat: round + 1);
            int left = Enumerable.Range(0, limit + 1).Count(_ => store.Ask(policies, origin).IsAdmitted);
            Assert.That(held[round] + left, Is.EqualTo(limit));
        }
    }

    private static void Raise(ref int most, int value)
    {
        for (int seen = most; value > seen; )
        {
            int before = Interlocked.CompareExchange(ref most, value, seen);
            (seen, value) = before == seen ? (value, value) : (before, value);
        }
    }
}
