using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class EdgeTests
{
    private readonly ClockedStore _store = new();

    // 10 permits are a short log, 12 a wide one.
    [Test]
    public void A_longer_window_begins_anew_where_what_the_shorter_one_has_counted_is_dead([Values(10, 12)] int permits)
    {
        LimitPolicy brief = Policies.Throttle(permits, 1_000);
        LimitPolicy lasting = Policies.Throttle(permits, 60_000);
        _store.Decide(brief);
        _store.Advance(5_000);

        int[] remaining = [.. Enumerable.Range(0, 3).Select(_ => _store.Decide(lasting).Remaining)];

        Assert.That(remaining, Is.EqualTo([permits - 1, permits - 2, permits - 3]));
    }

    [Test]
    public void A_clock_that_jumps_by_more_than_42_bits_of_milliseconds_throws_nothing()
    {
        _store.Advance((long)TimeSpan.FromDays(365 * 150).TotalMilliseconds);

        Assert.That(() => _store.Decide(Policies.Throttle(2, 1_000)), Throws.Nothing);
    }

    [Test]
    public void A_refund_of_nothing_without_policies_is_refused_too() =>
        Assert.That(() => _store.Refund((PolicySet)null!, Verdict.Unlimited), Throws.ArgumentNullException);

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
        ValueTask<Verdict> pending = store.DecideAsync(policies, ClockedStore.Somebody);
        return pending.IsCompletedSuccessfully ? (long)pending.Result.RetryAfter.TotalMilliseconds : -1;
    }
}
