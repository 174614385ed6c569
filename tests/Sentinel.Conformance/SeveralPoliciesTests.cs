using Sentinel.Limiting;

namespace Sentinel.Conformance;

[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class SeveralPoliciesTests(StoreKind kind)
{
    private static readonly LimitPolicy OncePerSecond = Policies.Throttle(1, 1_000, "fast");
    private static readonly LimitPolicy ThreePerMinute = Policies.Throttle(3, 60_000, "slow");

    private readonly StoreUnderTest _store = kind.New();

    [Test]
    public void A_refusal_by_one_policy_charges_none()
    {
        PolicySet both = new("Handler", ThreePerMinute, OncePerSecond);
        _store.Decide(both);
        for (int call = 0; call < 10; call++)
        {
            Assert.That(_store.Decide(both), Is.EqualTo(Decision.Refused(OncePerSecond, 1_000)));
        }

        Assert.That(_store.Decide(ThreePerMinute), Is.EqualTo(Decision.Admitted(1)));
    }

    [Test]
    public void An_admission_charges_every_policy()
    {
        _store.Decide(new PolicySet("Handler", ThreePerMinute, OncePerSecond));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_store.Decide(OncePerSecond), Is.EqualTo(Decision.Refused(OncePerSecond, 1_000)));
            Assert.That(_store.Decide(ThreePerMinute), Is.EqualTo(Decision.Admitted(1)));
        }
    }

    [Test]
    public void Remaining_is_that_of_the_tightest_policy([Values] bool tightestFirst)
    {
        LimitPolicy two = Policies.Throttle(2, 1_000, "two");
        PolicySet set = tightestFirst ? new("Handler", two, ThreePerMinute) : new("Handler", ThreePerMinute, two);

        Assert.That(_store.Decide(set), Is.EqualTo(Decision.Admitted(1)));
    }

    [Test]
    public void A_refusal_names_the_policy_with_the_longest_wait([Values] bool longestFirst)
    {
        LimitPolicy day = Policies.Throttle(1, 86_400_000, "day");
        PolicySet set = longestFirst ? new("Handler", day, OncePerSecond) : new("Handler", OncePerSecond, day);
        _store.Decide(set);

        Assert.That(_store.Decide(set), Is.EqualTo(Decision.Refused(day, 86_400_000)));
    }

    [Test]
    public void Of_equal_waits_the_first_declared_is_named([Values] bool swapped)
    {
        LimitPolicy one = Policies.Throttle(1, 1_000, "one");
        LimitPolicy other = Policies.Throttle(1, 1_000, "other");
        PolicySet set = swapped ? new("Handler", other, one) : new("Handler", one, other);
        _store.Decide(set);

        Assert.That(_store.Decide(set).Policy, Is.SameAs(swapped ? other : one));
    }

    [Test]
    public void The_told_wait_admits_through_every_policy()
    {
        PolicySet both = new("Handler", ThreePerMinute, OncePerSecond);
        for (int call = 0; call < 3; call++)
        {
            _store.MoveTo(call * 1_000);
            _store.Decide(both);
        }

        _store.MoveTo(2_000 + _store.Decide(both).RetryAfter - 1);
        Assert.That(_store.Decide(both), Is.EqualTo(Decision.Refused(ThreePerMinute, 1)));
        _store.Advance(1);
        Assert.That(_store.Decide(both).IsAdmitted);
    }

    [Test]
    public void Two_policies_that_name_one_bucket_charge_it_once([Values] bool tightestFirst)
    {
        LimitPolicy two = Policies.Throttle(2, 1_000, "shared");
        LimitPolicy three = Policies.Throttle(3, 1_000, "shared");
        PolicySet both = tightestFirst ? new("Handler", two, three) : new("Handler", three, two);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_store.Decide(both), Is.EqualTo(Decision.Admitted(1)));
            Assert.That(_store.Decide(both), Is.EqualTo(Decision.Admitted(0)));
            Assert.That(_store.Decide(three), Is.EqualTo(Decision.Admitted(0)));
        }
    }

    [Test]
    public void Two_policies_that_name_one_bucket_both_hold_over_their_own_windows([Values] bool shortWindowFirst)
    {
        LimitPolicy perSecond = Policies.Throttle(2, 1_000, "shared");
        LimitPolicy perMinute = Policies.Throttle(12, 60_000, "shared");
        PolicySet both = shortWindowFirst ? new("Handler", perSecond, perMinute) : new("Handler", perMinute, perSecond);

        int admitted = 0;
        for (; _store.Now < 60_000; _store.Advance(500))
        {
            admitted += _store.Decide(both).IsAdmitted ? 1 : 0;
        }

        Assert.That(admitted, Is.EqualTo(12));
    }

    [Test]
    public void A_bucket_that_both_handlers_have_used_counts_the_calls_of_both()
    {
        LimitPolicy perSecond = Policies.Throttle(2, 1_000, "shared");
        LimitPolicy perMinute = Policies.Throttle(12, 60_000, "shared");
        Assert.That(_store.Decide(perMinute).IsAdmitted);
        for (int call = 1; call < 12; call++)
        {
            _store.Advance(1_000);
            Assert.That(_store.Decide(perSecond).IsAdmitted);
        }

        Assert.That(_store.Decide(perMinute), Is.EqualTo(Decision.Refused(perMinute, 49_000)));
    }

    [Test]
    public void No_policies_admit_everything() =>
        Assert.That(_store.Decide(new PolicySet("Handler")), Is.EqualTo(Decision.Admitted()));

    [Test]
    public void A_policy_that_has_nobody_to_count_for_neither_refuses_nor_counts()
    {
        LimitPolicy perChat = Policies.Throttle(1, 1_000, "chat", Scope.Chat);
        PolicySet set = new("Handler", perChat, ThreePerMinute);
        Origin nowhere = Calls.By(1);
        _store.Decide(set, nowhere);

        Assert.That(_store.Decide(set, nowhere), Is.EqualTo(Decision.Admitted(1)));
    }
}
