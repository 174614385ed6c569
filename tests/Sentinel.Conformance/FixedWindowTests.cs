using Sentinel.Limiting;

namespace Sentinel.Conformance;

[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class FixedWindowTests(StoreKind kind)
{
    private const long Window = 1_000;

    private static readonly LimitPolicy Ten = Fixed(10, Window);

    private readonly StoreUnderTest _store = kind.New();

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
    public void Another_limit_of_the_same_bucket_and_window_counts_on_the_same_counter()
    {
        LimitPolicy three = Fixed(3, Window);
        _store.Fill(three);

        Assert.That(_store.Decide(Ten), Is.EqualTo(Decision.Admitted(6)));
    }

    private static LimitPolicy Fixed(int permits, long window) =>
        Policies.Throttle(permits, window, "fixed", algorithm: Algorithm.FixedWindow);
}
