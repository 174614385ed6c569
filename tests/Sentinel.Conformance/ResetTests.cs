using Sentinel.Limiting;

namespace Sentinel.Conformance;

[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class ResetTests(StoreKind kind)
{
    private const long Window = 60_000;

    private static readonly LimitPolicy[] Throttles =
    [
        Policies.Throttle(2, Window),
        Policies.Throttle(12, Window),
        Policies.Throttle(61, Window),
        Policies.Throttle(200, Window),
        Policies.Throttle(2, Window, algorithm: Algorithm.TokenBucket),
        Policies.Throttle(2, Window, algorithm: Algorithm.FixedWindow),
    ];

    private readonly StoreUnderTest _store = kind.New();

    [TestCaseSource(nameof(Throttles))]
    public void Of_one_subject_all_permits_are_free_again_and_of_another_none(LimitPolicy policy)
    {
        _store.Fill(policy, Calls.By(1));
        _store.Fill(policy, Calls.By(2));

        _store.Reset(policy, Calls.By(1));

        Assert.That(_store.Decide(policy, Calls.By(2)).IsAdmitted, Is.False);
        Assert.That(_store.Decide(policy, Calls.By(1)), Is.EqualTo(Decision.Admitted(policy.Permits - 1)));
    }

    [TestCaseSource(nameof(Throttles))]
    public void Of_one_set_of_policies_all_permits_are_free_again_and_of_another_none(LimitPolicy policy)
    {
        LimitPolicy other = Policies.Throttle(1, Window, "other");
        _store.Fill(policy);
        _store.Fill(other);

        _store.Reset(policy);

        Assert.That(_store.Decide(other).IsAdmitted, Is.False);
        Assert.That(_store.Decide(policy).IsAdmitted);
    }

    [Test]
    public void A_debounce_is_forgotten_for_one_content()
    {
        LimitPolicy debounce = Policies.Debounce(Window);
        Origin other = StoreUnderTest.Somebody with { Fingerprint = 6 };
        _store.Decide(debounce);
        _store.Decide(debounce, other);

        _store.Reset(debounce);

        Assert.That(_store.Decide(debounce, other).IsAdmitted, Is.False);
        Assert.That(_store.Decide(debounce).IsAdmitted);
    }

    [Test]
    public void All_counters_of_a_set_go_at_once()
    {
        LimitPolicy[] policies =
        [
            .. Throttles.Select((policy, i) => Policies.Throttle(policy.Permits, Window, $"{i}", (Scope)(i % 4))),
        ];
        PolicySet all = new("Handler", policies);
        _store.Decide(all);
        Assert.That(policies.Select(FreeOf), Is.EqualTo(policies.Select(policy => policy.Permits - 1)));

        _store.Reset(all);

        Assert.That(policies.Select(FreeOf), Is.EqualTo(policies.Select(policy => policy.Permits)));

        int FreeOf(LimitPolicy policy) => _store.Peek(policy).Remaining;
    }

    [Test]
    public void What_was_never_counted_can_be_reset()
    {
        LimitPolicy two = Policies.Throttle(2, Window);

        Assert.That(() => _store.Reset(two), Throws.Nothing);
        Assert.That(() => _store.Reset(new PolicySet("Handler")), Throws.Nothing);
        Assert.That(_store.Peek(two), Is.EqualTo(Decision.Admitted(2)));
    }

    [Test]
    public void A_refund_after_a_reset_does_nothing()
    {
        LimitPolicy two = Policies.Throttle(2, Window);
        Verdict before = _store.Ask(two);
        _store.Reset(two);
        _store.Advance(1);
        _store.Fill(two);

        _store.Refund(two, before);

        Assert.That(_store.Decide(two).IsAdmitted, Is.False);
    }
}
