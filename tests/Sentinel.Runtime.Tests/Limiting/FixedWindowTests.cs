using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class FixedWindowTests
{
    private const long Window = 1_000;

    private static readonly LimitPolicy Ten = Fixed(10, Window);

    private readonly ClockedStore _store = new(maxEntries: 64);

    [Test]
    public void The_window_begins_with_the_first_call_and_all_permits_come_back_at_its_end()
    {
        _store.Advance(123);
        for (int call = 9; call >= 0; call--)
        {
            Assert.That(_store.Decide(Ten), Is.EqualTo(Decision.Admitted(call)));
            _store.Advance(50);
        }

        Assert.That(_store.Decide(Ten), Is.EqualTo(Decision.Refused(Ten, 500)));
        _store.Advance(499);
        Assert.That(_store.Decide(Ten), Is.EqualTo(Decision.Refused(Ten, 1)));
        _store.Advance(1);
        for (int call = 9; call >= 0; call--)
        {
            Assert.That(_store.Decide(Ten), Is.EqualTo(Decision.Admitted(call)));
        }
    }

    [Test]
    public void All_but_the_first_call_at_the_end_of_a_window_and_the_next_ones_at_once_are_one_less_than_twice_the_limit()
    {
        _store.Decide(Ten);
        _store.Advance(Window - 1);
        int before = Enumerable.Range(0, 20).Count(_ => _store.Decide(Ten).IsAdmitted);
        _store.Advance(1);
        int after = Enumerable.Range(0, 20).Count(_ => _store.Decide(Ten).IsAdmitted);

        Assert.That((before, after), Is.EqualTo((9, 10)));
    }

    [Test]
    public void The_next_window_begins_with_a_call_and_not_where_the_last_one_ended()
    {
        LimitPolicy once = Fixed(1, Window);
        _store.Decide(once);
        _store.Advance(Window + 700);
        _store.Decide(once);

        Assert.That(_store.Decide(once), Is.EqualTo(Decision.Refused(once, Window)));
    }

    [Test]
    public void Refused_calls_extend_nothing()
    {
        LimitPolicy once = Fixed(1, Window);
        _store.Decide(once);
        for (_store.Advance(1); _store.Now < Window; _store.Advance(1))
        {
            Assert.That(_store.Decide(once), Is.EqualTo(Decision.Refused(once, Window - _store.Now)));
        }

        Assert.That(_store.Decide(once), Is.EqualTo(Decision.Admitted(0)));
    }

    [Test]
    public void Windows_of_one_millisecond_and_of_24_days_end_exactly([Values(1, 2_073_600_000)] long window)
    {
        LimitPolicy twice = Fixed(2, window);
        for (int round = 0; round < 3; round++)
        {
            _store.Fill(twice);
            _store.Advance(window - 1);
            Assert.That(_store.Decide(twice), Is.EqualTo(Decision.Refused(twice, 1)));
            _store.Advance(1);
        }
    }

    [Test]
    public void A_window_that_is_full_is_kept_through_a_flood()
    {
        LimitPolicy two = Fixed(2, 3_600_000);
        _store.Fill(two);

        _store.Flood(algorithm: Algorithm.FixedWindow);

        Assert.That(_store.Decide(two).IsAdmitted, Is.False);
    }

    [Test]
    public void A_window_with_few_calls_is_forgotten_before_one_with_many()
    {
        LimitPolicy many = Fixed(100, 3_600_000);
        _store.Decide(many, Calls.By(1));
        for (int call = 0; call < 50; call++)
        {
            _store.Decide(many, Calls.By(2));
        }

        _store.Flood(algorithm: Algorithm.FixedWindow);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_store.Decide(many, Calls.By(1)), Is.EqualTo(Decision.Admitted(99)), "forgotten");
            Assert.That(_store.Decide(many, Calls.By(2)), Is.EqualTo(Decision.Admitted(49)), "kept");
        }
    }

    [Test]
    public void Another_limit_of_the_same_bucket_and_window_counts_on_the_same_counter()
    {
        LimitPolicy three = Fixed(3, Window);
        _store.Fill(three);

        Assert.That(_store.Decide(Ten), Is.EqualTo(Decision.Admitted(6)));
    }

    private static LimitPolicy Fixed(int permits, long window) =>
        Policies.Throttle(permits, window, "fixed", algorithm: Algorithm.FixedWindow);

    [Test]
    public void A_window_that_has_refused_a_call_is_kept_although_another_limit_has_room()
    {
        LimitPolicy one = Fixed(1, 3_600_000);
        LimitPolicy many = Fixed(100, 3_600_000);
        _store.Decide(many);
        Assert.That(_store.Decide(one).IsAdmitted, Is.False);

        _store.Flood(algorithm: Algorithm.FixedWindow);

        Assert.That(_store.Decide(one).IsAdmitted, Is.False);
    }
}
