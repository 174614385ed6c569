using Sentinel.Limiting;

namespace Sentinel.Conformance;

[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class PeekTests(StoreKind kind)
{
    private const long Hour = 3_600_000;

    private readonly StoreUnderTest _store = kind.New();

    [Test]
    public void A_peek_says_what_is_free_now_and_changes_nothing([Values] Algorithm algorithm)
    {
        LimitPolicy three = Policies.Throttle(3, 1_000, algorithm: algorithm);
        for (int left = 3; left > 0; left--)
        {
            Assert.That(_store.Peek(three), Is.EqualTo(Decision.Admitted(left)));
            Assert.That(_store.Peek(three), Is.EqualTo(Decision.Admitted(left)));
            Assert.That(_store.Decide(three), Is.EqualTo(Decision.Admitted(left - 1)));
        }

        Decision refused = _store.Peek(three);
        Assert.That(refused, Is.EqualTo(_store.Decide(three)));
        Assert.That(refused.IsAdmitted, Is.False);
    }

    [Test]
    public void A_peek_names_the_longest_wait_of_several_policies()
    {
        LimitPolicy brief = Policies.Throttle(1, 1_000, "brief");
        LimitPolicy lasting = Policies.Throttle(1, Hour, "lasting", Scope.Chat);
        PolicySet both = new("Handler", brief, lasting);
        _store.Decide(both);
        _store.Advance(10);

        Assert.That(_store.Peek(both), Is.EqualTo(Decision.Refused(lasting, Hour - 10)));
    }

    [Test]
    public void A_peek_of_a_debounce_makes_no_duplicate_of_the_call_that_follows()
    {
        LimitPolicy debounce = Policies.Debounce(1_000);

        Assert.That(_store.Peek(debounce), Is.EqualTo(Decision.Admitted()));
        Assert.That(_store.Decide(debounce), Is.EqualTo(Decision.Admitted()));
        Assert.That(_store.Peek(debounce), Is.EqualTo(Decision.Refused(debounce, 1_000, int.MaxValue)));
    }

    [Test]
    public void A_peek_where_nothing_applies_is_unlimited() =>
        Assert.That(_store.Peek(new PolicySet("Handler")), Is.EqualTo(Decision.Of(Verdict.Unlimited)));

    [Test]
    public void A_peek_gives_nothing_that_could_be_refunded()
    {
        LimitPolicy two = Policies.Throttle(2, 1_000);
        PolicySet set = new("Handler", two);
        _store.Decide(two);
        Verdict peeked = _store.Foresee(set);

        _store.Refund(two, peeked);

        Assert.That(peeked.Receipt, Is.Zero);
        Assert.That(_store.Peek(two), Is.EqualTo(Decision.Admitted(1)));
    }
}
