using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>A limit that becomes another one at run time, also across the sizes at which a store counts in another way.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class LimitsAcrossFormatsTests(StoreKind kind)
{
    private const int Length = 3_000 / Workload.Divisor;

    private static readonly int[] Exact = [1, 5, 9, 10, 11, 13, 14, 29, 30, 61, 62, 100, 127, 128];
    private static readonly int[] Any = [1, 9, 10, 13, 14, 61, 62, 127, 128, 129, 130, 200, 300];

    private readonly StoreUnderTest _store = kind.NewWithLittleRoom();
    private readonly NaiveLog _admitted = new();

    [Test]
    public void Up_to_128_permits_every_change_is_as_if_the_limit_had_always_been_so([Values(51, 52, 53)] int seed)
    {
        Random random = new(seed);
        int limit = 1;
        for (int call = 0; call < Length; call++)
        {
            limit = Next(random, limit, Exact);
            LimitPolicy policy = Policies.Throttle(limit, 1_000);
            Decision decision = Decide(policy, out int free, out long wait);

            Assert.That(decision.RetryAfter, Is.EqualTo(wait), $"call {call}: {policy}");
            Assert.That(decision.Remaining, Is.EqualTo(Math.Max(0, free - 1)), $"call {call}: {policy}");
            Pass(random);
        }
    }

    [Test]
    public void Across_128_permits_nothing_is_forgotten_and_a_permit_is_late_by_a_bucket_at_most(
        [Values(61, 62, 63)] int seed,
        [Values(127, 1_000, 1_279, 20_000)] long window
    )
    {
        Random random = new(seed);
        long bucket = (window + 127) / 128;
        int limit = 1;
        for (int call = 0; call < Length; call++)
        {
            limit = Next(random, limit, Any);
            LimitPolicy policy = Policies.Throttle(limit, window);
            Decision decision = Decide(policy, out int free, out long wait);
            if (decision.IsAdmitted)
            {
                // What was admitted in the last window, this call included, is within the limit that is in force now.
                Assert.That(free, Is.Positive, $"call {call}: {policy}");
                Assert.That(decision.Remaining, Is.LessThan(free));
            }
            else
            {
                Assert.That(
                    decision.RetryAfter,
                    Is.InRange(Math.Max(1, wait), wait + bucket),
                    $"call {call}: {policy}"
                );
            }

            Pass(random, window / 1_000d);
        }
    }

    [Test]
    public void A_window_that_becomes_longer_or_shorter_counts_what_the_longest_one_so_far_knew(
        [Values(71, 72, 73)] int seed
    )
    {
        long[] windows = [1_000, 60_000, 65_534, 65_535, 65_536, 70_000, 200_000];
        Random random = new(seed);
        for (int call = 0; call < Length; call++)
        {
            LimitPolicy policy = Policies.Throttle(random.Next(1, 11), windows[random.Next(windows.Length)]);
            int most =
                policy.Permits - Math.Min(policy.Permits, _admitted.LiveKnown(policy.WindowMilliseconds, _store.Now));
            int least = _admitted.FreeOf(policy, _store.Now);
            Decision peeked = _store.Peek(policy, Calls.By(1));

            Assert.That(peeked.Remaining, Is.InRange(least, most), $"call {call} at {_store.Now}: {policy}");
            Decide(policy, out _, out _);
            Pass(random, random.Next(40) == 0 ? 1_000 : 20);
        }
    }

    [Test]
    public void A_counter_that_moves_for_a_short_window_lives_as_long_as_its_longest_one()
    {
        LimitPolicy inLong = Policies.Throttle(3, 200_000);
        for (int call = 0; call < 3; call++)
        {
            Assert.That(_store.Decide(inLong).IsAdmitted);
        }

        _store.Peek(Policies.Throttle(20, 1_000), Calls.By(1));
        Random random = new(81);
        for (int pause = 0; pause < 200; pause++)
        {
            Pass(random);
        }

        Assert.That(_store.Decide(inLong).IsAdmitted, Is.False);
    }

    // A limit holds for a while: long enough to be used up before it changes, often.
    private static int Next(Random random, int limit, int[] limits) =>
        random.Next(25) == 0 ? limits[random.Next(limits.Length)] : limit;

    private Decision Decide(LimitPolicy policy, out int free, out long wait)
    {
        free = _admitted.FreeOf(policy, _store.Now);
        wait = _admitted.WaitOf(policy, _store.Now);
        Decision decision = _store.Decide(policy);
        if (decision.IsAdmitted)
        {
            _admitted.Admit([policy], _store.Now);
        }

        return decision;
    }

    // Meanwhile others come in each format, with counters that are dead at once: so where room is scarce this one is dropped
    // when it is dead, and only then.
    private void Pass(Random random, double scale = 1)
    {
        foreach (int permits in (ReadOnlySpan<int>)[2, 12, 29, 200])
        {
            _store.Decide(Policies.Throttle(permits, 1, "others"), Calls.By(random.Next(2, 1_000)));
        }

        _store.Advance(1 + (long)(random.Next(80) == 0 ? 1_500 * scale : random.Next(20) * scale));
    }
}
