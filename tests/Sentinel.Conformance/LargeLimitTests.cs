using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>Limits above 128 are counted in buckets of a 128th of the window.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class LargeLimitTests(StoreKind kind)
{
    private static readonly (int Permits, long Window)[] Limits =
    [
        (129, 1),
        (129, 1_000),
        (200, 10_000),
        (1_000, 100),
        (5_000, 60_000),
    ];

    [Test]
    public void Never_more_than_the_limit_and_no_permit_is_late_by_more_than_a_bucket(
        [ValueSource(nameof(Limits))] (int Permits, long Window) limit,
        [Values(1, 2)] int seed
    )
    {
        Random random = new(seed);
        LimitPolicy policy = Policies.Throttle(limit.Permits, limit.Window);
        long bucket = (limit.Window + 127) / 128;
        StoreUnderTest store = kind.New();
        List<long> admitted = [];
        int refusals = 0;
        for (int call = 0; call < 4 * limit.Permits; call++)
        {
            Decision decision = store.Decide(policy);
            long exactWait = admitted.Count < limit.Permits ? 0 : admitted[^limit.Permits] + limit.Window - store.Now;
            if (decision.IsAdmitted)
            {
                Assert.That(exactWait, Is.LessThanOrEqualTo(0), "more than the limit in one window");
                admitted.Add(store.Now);
            }
            else
            {
                refusals++;
                Assert.That(decision.RetryAfter, Is.InRange(Math.Max(1, exactWait), Math.Max(0, exactWait) + bucket));
            }

            store.Advance(PauseOf(random, limit.Window / (double)limit.Permits));
        }

        Assert.That(refusals, Is.Positive);
    }

    // Twice as many calls as are admitted.
    private static long PauseOf(Random random, double perPermit) =>
        perPermit < 2 ? (random.NextDouble() < perPermit / 2 ? 1 : 0) : random.NextInt64((long)perPermit);

    [Test]
    public void A_refusal_holds_until_the_told_moment_and_not_longer()
    {
        LimitPolicy policy = Policies.Throttle(200, 10_000);
        StoreUnderTest store = kind.New();
        for (int call = 0; call < 200; call++)
        {
            Assert.That(store.Decide(policy), Is.EqualTo(Decision.Admitted(199 - call)));
            store.Advance(13);
        }

        Decision refused = store.Decide(policy);
        store.Advance(refused.RetryAfter - 1);
        Decision early = store.Decide(policy);
        store.Advance(1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.IsAdmitted, Is.False);
            Assert.That(early, Is.EqualTo(Decision.Refused(policy, 1)));
            Assert.That(store.Decide(policy).IsAdmitted);
        }
    }

    [Test]
    public void A_step_back_of_the_clock_locks_nobody_out_for_longer_than_a_window_and_a_bucket()
    {
        LimitPolicy policy = Policies.Throttle(130, 1_280);
        StoreUnderTest store = kind.New();
        store.Advance(100_000);
        for (int call = 0; call < 130; call++)
        {
            store.Decide(policy);
        }

        store.Advance(-50_000);

        Assert.That(store.Decide(policy).RetryAfter, Is.InRange(1, 1_290));
    }
}
