using Sentinel.Limiting;

namespace Sentinel.Conformance;

[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class ChangedLimitTests(StoreKind kind)
{
    private readonly StoreUnderTest _store = kind.New();

    [Test]
    public void A_raised_limit_counts_what_was_admitted_before()
    {
        AdmitAll(Policies.Throttle(4, 1_000));
        LimitPolicy raised = Policies.Throttle(10, 1_000);

        int[] remaining = [.. Enumerable.Range(0, 6).Select(_ => _store.Decide(raised).Remaining)];

        Assert.That(remaining, Is.EqualTo([5, 4, 3, 2, 1, 0]));
        Assert.That(_store.Decide(raised).IsAdmitted, Is.False);
    }

    [Test]
    public void A_lowered_limit_counts_what_was_admitted_before()
    {
        for (int call = 0; call < 10; call++)
        {
            _store.MoveTo(call * 10);
            _store.Decide(Policies.Throttle(10, 1_000));
        }

        LimitPolicy lowered = Policies.Throttle(3, 1_000);

        // Its third newest admission is the one at 70.
        Assert.That(_store.Decide(lowered), Is.EqualTo(Decision.Refused(lowered, 980)));
        _store.MoveTo(1_070);
        Assert.That(_store.Decide(lowered), Is.EqualTo(Decision.Admitted(0)));
    }

    [Test]
    public void A_limit_lowered_and_raised_again_forgets_nothing()
    {
        AdmitAll(Policies.Throttle(10, 1_000));
        _store.MoveTo(500);
        _store.Decide(Policies.Throttle(3, 1_000));
        LimitPolicy raised = Policies.Throttle(12, 1_000);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_store.Decide(raised), Is.EqualTo(Decision.Admitted(1)));
            Assert.That(_store.Decide(raised), Is.EqualTo(Decision.Admitted(0)));
            Assert.That(_store.Decide(raised), Is.EqualTo(Decision.Refused(raised, 500)));
        }
    }

    [Test]
    public void A_shortened_window_admits_sooner()
    {
        AdmitAll(Policies.Throttle(2, 10_000));
        _store.MoveTo(1_000);

        Assert.That(_store.Decide(Policies.Throttle(2, 1_000)), Is.EqualTo(Decision.Admitted(1)));
    }

    // In memory 10 permits are a short log, 12 a wide one.
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

    private void AdmitAll(LimitPolicy policy)
    {
        for (int call = 0; call < policy.Permits; call++)
        {
            Assert.That(_store.Decide(policy).IsAdmitted);
        }
    }
}
