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
    public void A_jump_by_a_century_frees_everything_and_all_counts_go_on(
        [Values] Algorithm algorithm,
        [Values(3, 20, 200)] int permits
    )
    {
        MemoryUnderTest store = new();
        LimitPolicy policy = Policies.Throttle(permits, 60_000, algorithm: algorithm);
        store.Fill(policy);
        Assert.That(store.Decide(policy).IsAdmitted, Is.False);

        store.Advance((long)TimeSpan.FromDays(365.25 * 100).TotalMilliseconds);

        store.Fill(policy);
        Assert.That(store.Decide(policy).RetryAfter, Is.InRange(1, 60_469));
    }

    [TestCase(0)]
    [TestCase(-1_000)]
    public void A_clock_that_does_not_count_is_refused_with_its_frequency(long frequency)
    {
        OddClock clock = new(frequency, start: 0);

        Assert.That(
            () => new MemoryStore(clock),
            Throws.ArgumentException.With.Message.Contains($"TimestampFrequency is {frequency};")
        );
    }

    [Test]
    public void A_clock_that_steps_back_by_more_than_63_bits_goes_on_from_there()
    {
        OddClock clock = new(1_000, 8_000_000_000_000_000_000);
        MemoryStore store = new(clock);
        PolicySet once = new("Handler", Policies.Throttle(1, 1_000));
        Assert.That(WaitOf(store, once), Is.Zero);

        // Past the end of the range, where it begins again.
        clock.MoveTo(2_400_000_000_000_000_000);

        Assert.That(WaitOf(store, once), Is.EqualTo(1_000));
    }

    [Test]
    public void A_clock_that_jumps_by_more_than_42_bits_of_milliseconds_throws_nothing()
    {
        MemoryUnderTest store = new();
        store.Advance((long)TimeSpan.FromDays(365 * 150).TotalMilliseconds);

        Assert.That(() => store.Decide(Policies.Throttle(2, 1_000)), Throws.Nothing);
    }

    [Test]
    public void A_timer_of_no_whole_number_of_ticks_in_a_millisecond_is_exact_after_a_day()
    {
        OddClock clock = new(3_579_545, start: 0);
        MemoryStore store = new(clock);
        PolicySet once = new("Handler", Policies.Throttle(1, 1_000));
        clock.MoveTo(86_400_000);
        Assert.That(WaitOf(store, once), Is.Zero);

        clock.MoveBefore(86_401_000);

        Assert.That(WaitOf(store, once), Is.EqualTo(1));
    }

    private static long WaitOf(MemoryStore store, PolicySet policies)
    {
        ValueTask<Verdict> pending = store.DecideAsync(policies, StoreUnderTest.Somebody);
        return pending.IsCompletedSuccessfully ? (long)pending.Result.RetryAfter.TotalMilliseconds : -1;
    }
}
