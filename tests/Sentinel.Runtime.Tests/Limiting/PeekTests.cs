using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class PeekTests
{
    private const long Hour = 3_600_000;

    private readonly ClockedStore _store = new(maxEntries: 64);

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
    public void A_peek_adds_no_counter()
    {
        PolicySet all = new(
            "Handler",
            Policies.Throttle(3, 1_000),
            Policies.Debounce(1_000),
            Policies.Throttle(500, 9)
        );

        Assert.That(_store.Peek(all), Is.EqualTo(Decision.Admitted(3)));
        Assert.That(_store.Memory.Count, Is.Zero);
    }

    // A refusal marks its counter, so that no flood makes the store forget it. One that was only looked at is as it was.
    [Test]
    public void A_peek_that_is_refused_marks_nothing()
    {
        LimitPolicy four = Policies.Throttle(4, Hour, "lowered");
        LimitPolicy one = Policies.Throttle(1, Hour, "lowered");
        _store.Decide(four, Calls.By(1));
        _store.Decide(four, Calls.By(2));
        Assert.That(_store.Peek(one, Calls.By(1)).IsAdmitted, Is.False);
        Assert.That(_store.Decide(one, Calls.By(2)).IsAdmitted, Is.False);

        _store.Flood();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_store.Peek(four, Calls.By(1)), Is.EqualTo(Decision.Admitted(4)), "forgotten");
            Assert.That(_store.Peek(four, Calls.By(2)), Is.EqualTo(Decision.Admitted(3)), "kept");
        }
    }

    [Test]
    public void A_peek_that_is_admitted_takes_no_mark_away()
    {
        LimitPolicy one = Policies.Throttle(1, Hour, "raised");
        LimitPolicy four = Policies.Throttle(4, Hour, "raised");
        _store.Decide(one);
        _store.Decide(one);
        Assert.That(_store.Peek(four), Is.EqualTo(Decision.Admitted(3)));

        _store.Flood();

        Assert.That(_store.Decide(one).IsAdmitted, Is.False);
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
        ValueTask<Verdict> pending = _store.Memory.PeekAsync(set, ClockedStore.Somebody);
        Verdict peeked = pending.IsCompletedSuccessfully ? pending.Result : Verdict.Undecided;

        _store.Refund(two, peeked);

        Assert.That(peeked.Receipt, Is.Zero);
        Assert.That(_store.Peek(two), Is.EqualTo(Decision.Admitted(1)));
    }
}
