using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class OddClockTests
{
    // The timers that there were: of PCs, of tick counts, of performance counters; and no multiple of anything.
    private static readonly long[] Frequencies =
    [
        1_000,
        1_193_182,
        3_579_545,
        10_000_000,
        24_000_000,
        999_999_937,
        1_000_000_000,
    ];
    private static readonly long[] Starts = [0, -1, long.MinValue / 2, long.MaxValue / 2, 123_456_789_012_345];

    [Test]
    public void A_permit_comes_back_with_the_timestamp_that_completes_the_millisecond(
        [ValueSource(nameof(Frequencies))] long frequency,
        [ValueSource(nameof(Starts))] long start
    )
    {
        OddClock clock = new(frequency, start);
        MemoryStore store = new(clock);
        PolicySet once = new("Handler", Policies.Throttle(1, 1_000));
        long[] origins = [0, 1_000, 7_001, 100_003];
        foreach (long at in origins)
        {
            clock.MoveTo(at);
            Assert.That(WaitOf(store, once), Is.Zero, $"at {at}");
            Assert.That(WaitOf(store, once), Is.EqualTo(1_000), $"at {at}");
            clock.MoveBefore(at + 1_000);
            Assert.That(WaitOf(store, once), Is.EqualTo(1), $"just before {at} + 1000");
        }
    }

    [Test]
    public void A_clock_that_stands_still_admits_the_limit_and_never_more([Values] Algorithm algorithm)
    {
        ClockedStore store = new();
        LimitPolicy policy = Policies.Throttle(10, 1_000, algorithm: algorithm);

        Assert.That(Enumerable.Range(0, 1_000).Count(_ => store.Decide(policy).IsAdmitted), Is.EqualTo(10));
    }

    [Test]
    public void A_jump_by_years_frees_everything_and_all_counts_go_on(
        [Values(1, 20, 68, 100)] int years,
        [Values] Algorithm algorithm,
        [Values(3, 20, 200)] int permits
    )
    {
        ClockedStore store = new();
        LimitPolicy policy = Policies.Throttle(permits, 60_000, algorithm: algorithm);
        store.Fill(policy);
        Assert.That(store.Decide(policy).IsAdmitted, Is.False);

        store.Advance((long)TimeSpan.FromDays(365.25 * years).TotalMilliseconds);

        store.Fill(policy);
        Assert.That(store.Decide(policy).RetryAfter, Is.InRange(1, 60_469));
    }

    [Test]
    public void Steps_back_are_left_out_for_every_algorithm([Values] Algorithm algorithm)
    {
        ClockedStore store = new();
        LimitPolicy policy = Policies.Throttle(2, 1_000, algorithm: algorithm);
        store.Fill(policy);
        Decision before = store.Decide(policy);

        for (int step = 0; step < 50; step++)
        {
            store.Advance(-1_000_000);
            Assert.That(store.Decide(policy), Is.EqualTo(before));
        }

        store.Advance(before.RetryAfter);
        Assert.That(store.Decide(policy).IsAdmitted);
    }

    private static long WaitOf(MemoryStore store, PolicySet policies)
    {
        ValueTask<Verdict> pending = store.DecideAsync(policies, ClockedStore.Somebody);
        return pending.IsCompletedSuccessfully ? (long)pending.Result.RetryAfter.TotalMilliseconds : -1;
    }
}
