using Sentinel.Limiting;

namespace Sentinel.Conformance;

[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class ThrottleTests(StoreKind kind)
{
    private const long Window = 60_000;

    private static readonly LimitPolicy TenPerMinute = Policies.Throttle(10, Window);

    private readonly StoreUnderTest _store = kind.New();

    [Test]
    public void Remaining_counts_ten_admissions_down_to_zero()
    {
        int[] remaining = [.. Enumerable.Range(0, 10).Select(_ => _store.Decide(TenPerMinute).Remaining)];

        Assert.That(remaining, Is.EqualTo([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]));
    }

    [Test]
    public void The_eleventh_call_is_refused_until_the_first_is_a_window_old()
    {
        AdmitTenOneSecondApart();

        Assert.That(_store.Decide(TenPerMinute), Is.EqualTo(Decision.Refused(TenPerMinute, Window - 9_000)));
    }

    [Test]
    public void Each_permit_returns_exactly_when_its_admission_is_a_window_old([Range(0, 9)] int admission)
    {
        AdmitTenOneSecondApart();
        long expiry = (admission * 1_000) + Window;
        TakeEveryPermitThatReturnsBefore(expiry);

        _store.MoveTo(expiry - 1);
        Decision before = _store.Decide(TenPerMinute);
        _store.MoveTo(expiry);
        Decision at = _store.Decide(TenPerMinute);
        _store.MoveTo(expiry + 1);
        Decision after = _store.Decide(TenPerMinute);

        long untilTheNext = admission < 9 ? 999 : Window - 9_001;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo(Decision.Refused(TenPerMinute, 1)));
            Assert.That(at, Is.EqualTo(Decision.Admitted(0)));
            Assert.That(after, Is.EqualTo(Decision.Refused(TenPerMinute, untilTheNext)));
        }
    }

    [Test]
    public void A_permit_not_taken_at_once_is_there_a_millisecond_later()
    {
        AdmitTenOneSecondApart();

        _store.MoveTo(Window + 1);

        Assert.That(_store.Decide(TenPerMinute), Is.EqualTo(Decision.Admitted(0)));
    }

    [Test]
    public void Boundaries_hold_for_several_windows_in_a_row()
    {
        for (int window = 0; window < 5; window++)
        {
            long start = window * Window;
            _store.MoveTo(start);
            for (int call = 0; call < 10; call++)
            {
                Assert.That(_store.Decide(TenPerMinute), Is.EqualTo(Decision.Admitted(9 - call)));
            }

            _store.MoveTo(start + 1);
            Assert.That(_store.Decide(TenPerMinute), Is.EqualTo(Decision.Refused(TenPerMinute, Window - 1)));
            _store.MoveTo(start + Window - 1);
            Assert.That(_store.Decide(TenPerMinute), Is.EqualTo(Decision.Refused(TenPerMinute, 1)));
        }
    }

    [Test]
    public void Retry_after_is_refused_one_millisecond_before_and_admitted_exactly_then([Values(1, 3, 7)] int permits)
    {
        LimitPolicy policy = Policies.Throttle(permits, 1_000);
        for (int call = 0; call < permits; call++)
        {
            Assert.That(_store.Decide(policy).IsAdmitted);
            _store.Advance(13);
        }

        long admittedAt = _store.Now + _store.Decide(policy).RetryAfter;

        _store.MoveTo(admittedAt - 1);
        Assert.That(_store.Decide(policy), Is.EqualTo(Decision.Refused(policy, 1)));
        _store.MoveTo(admittedAt);
        Assert.That(_store.Decide(policy).IsAdmitted);
    }

    [Test]
    public void Refused_calls_neither_count_nor_extend_the_wait()
    {
        AdmitTenOneSecondApart();
        for (_store.MoveTo(9_001); _store.Now < Window; _store.Advance(7))
        {
            Assert.That(_store.Decide(TenPerMinute), Is.EqualTo(Decision.Refused(TenPerMinute, Window - _store.Now)));
        }

        _store.MoveTo(Window + 9_000);
        Assert.That(_store.Decide(TenPerMinute), Is.EqualTo(Decision.Admitted(9)));
    }

    [Test]
    public void Calls_that_another_policy_refuses_are_charged_to_nobody()
    {
        LimitPolicy everybody = Policies.Throttle(1, Window, scope: Scope.Global);
        PolicySet both = new("Handler", TenPerMinute, everybody);
        _store.Decide(everybody);

        for (int user = 1; user <= 100; user++)
        {
            Assert.That(_store.Decide(both, Calls.By(user)).IsAdmitted, Is.False);
            Assert.That(_store.Peek(TenPerMinute, Calls.By(user)), Is.EqualTo(Decision.Admitted(10)));
        }
    }

    [Test]
    public void The_longest_window_and_the_most_permits_are_counted_exactly()
    {
        LimitPolicy policy = Policies.Throttle(2, (long)LimitPolicy.MaxWindow.TotalMilliseconds);
        _store.Decide(policy);
        _store.Decide(policy);

        _store.MoveTo(policy.WindowMilliseconds - 1);
        Assert.That(_store.Decide(policy), Is.EqualTo(Decision.Refused(policy, 1)));
        _store.MoveTo(policy.WindowMilliseconds);
        Assert.That(_store.Decide(policy), Is.EqualTo(Decision.Admitted(1)));
    }

    private void AdmitTenOneSecondApart()
    {
        for (int call = 0; call < 10; call++)
        {
            _store.MoveTo(call * 1_000);
            Assert.That(_store.Decide(TenPerMinute).IsAdmitted);
        }
    }

    private void TakeEveryPermitThatReturnsBefore(long expiry)
    {
        for (long earlier = Window; earlier < expiry; earlier += 1_000)
        {
            _store.MoveTo(earlier);
            Assert.That(_store.Decide(TenPerMinute).IsAdmitted);
        }
    }
}
