using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>Of several calls that a log has counted, the one that is taken back is the one that no longer counts.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class RefundedStampTests(StoreKind kind)
{
    private const long Window = 10_000;

    private readonly StoreUnderTest _store = kind.New();

    // In memory ten permits are a short log, 13 to 128 wide ones, 200 counts: of all, the permit of the call itself comes back.
    [Test]
    public void A_call_takes_its_own_stamp_back_and_not_a_neighbours([Values(3, 10, 13, 29, 61, 128)] int permits)
    {
        LimitPolicy policy = Policies.Throttle(permits, Window);
        List<Verdict> admitted = [];
        for (int call = 0; call < permits; call++)
        {
            admitted.Add(_store.Ask(policy));
            _store.Advance(20);
        }

        _store.Refund(policy, admitted[1]);

        Assert.That(_store.Decide(policy), Is.EqualTo(Decision.Admitted(0)));
        Assert.That(
            _store.Decide(policy),
            Is.EqualTo(Decision.Refused(policy, Window - _store.Now)),
            "the first is left"
        );
        _store.MoveTo(Window);
        Assert.That(_store.Decide(policy), Is.EqualTo(Decision.Admitted(0)));
        Assert.That(_store.Decide(policy), Is.EqualTo(Decision.Refused(policy, 40)), "the second is not, the third is");
    }

    [Test]
    public void Any_call_of_many_can_be_taken_back([Values(129, 500)] int permits)
    {
        LimitPolicy policy = Policies.Throttle(permits, 128_000);
        List<Verdict> admitted = [];
        for (int call = 0; call < permits; call++)
        {
            admitted.Add(_store.Ask(policy));
            _store.Advance(100);
        }

        Assert.That(_store.Decide(policy).IsAdmitted, Is.False);
        foreach (int call in (int[])[permits - 1, 0, permits / 2])
        {
            _store.Refund(policy, admitted[call]);
        }

        int[] remaining = [.. Enumerable.Range(0, 3).Select(_ => _store.Decide(policy).Remaining)];
        Assert.That(remaining, Is.EqualTo([2, 1, 0]));
        Assert.That(_store.Decide(policy).IsAdmitted, Is.False);
    }

    [Test]
    public void The_permit_of_one_of_many_comes_back_from_where_it_was_counted()
    {
        LimitPolicy policy = Policies.Throttle(200, 128_000);
        Verdict first = _store.Ask(policy);
        _store.Advance(64_000);
        for (int call = 0; call < 199; call++)
        {
            _store.Ask(policy);
        }

        _store.Refund(policy, first);
        Assert.That(_store.Decide(policy), Is.EqualTo(Decision.Admitted(0)));

        // All that count are those of the middle now: nothing comes back where the first would have.
        Assert.That(_store.Decide(policy).RetryAfter, Is.InRange(128_000, 129_000));
    }

    [Test]
    public void A_refund_that_comes_twice_takes_a_stamp_once()
    {
        LimitPolicy ten = Policies.Throttle(10, Window);
        Verdict first = _store.Ask(ten);
        _store.Advance(1);
        _store.Ask(ten);

        _store.Refund(ten, first);
        _store.Refund(ten, first);

        Assert.That(_store.Peek(ten), Is.EqualTo(Decision.Admitted(9)));
    }

    [Test]
    public void Where_many_are_counted_together_a_second_refund_takes_nothing_from_others()
    {
        LimitPolicy many = Policies.Throttle(200, 128_000);
        Verdict first = _store.Ask(many);
        _store.Advance(5_000);
        _store.Ask(many);

        _store.Refund(many, first);
        _store.Refund(many, first);

        Assert.That(_store.Peek(many), Is.EqualTo(Decision.Admitted(199)));
    }
}
