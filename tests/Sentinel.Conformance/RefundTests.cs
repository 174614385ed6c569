using Sentinel.Limiting;

namespace Sentinel.Conformance;

[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class RefundTests(StoreKind kind)
{
    private const long Window = 10_000;

    private readonly StoreUnderTest _store = kind.New();

    [Test]
    public void A_refunded_call_was_never_made([Values] Algorithm algorithm)
    {
        LimitPolicy one = Policies.Throttle(1, Window, algorithm: algorithm);
        Verdict admitted = _store.Ask(one);
        Assert.That(_store.Decide(one).IsAdmitted, Is.False);

        _store.Refund(one, admitted);

        Assert.That(_store.Decide(one), Is.EqualTo(Decision.Admitted(0)));
    }

    [Test]
    public void No_refund_gives_more_than_all_permits([Values] Algorithm algorithm, [Values(5, 200)] int permits)
    {
        LimitPolicy policy = Policies.Throttle(permits, Window, algorithm: algorithm);
        Verdict admitted = _store.Ask(policy);
        for (int refund = 0; refund < 5; refund++)
        {
            _store.Refund(policy, admitted);
        }

        Assert.That(_store.Peek(policy), Is.EqualTo(Decision.Admitted(permits)));
        _store.Fill(policy);
        Assert.That(_store.Decide(policy).IsAdmitted, Is.False);
    }

    [Test]
    public void What_charged_nothing_gives_nothing_back([Values] Algorithm algorithm)
    {
        LimitPolicy two = Policies.Throttle(2, Window, algorithm: algorithm);
        _store.Fill(two);
        Verdict refused = _store.Ask(two);

        foreach (Verdict verdict in (Verdict[])[refused, Verdict.Unlimited, Verdict.Undecided, default])
        {
            _store.Refund(two, verdict);
        }

        Assert.That(_store.Decide(two), Is.EqualTo(Decision.Of(refused)));
    }

    [Test]
    public void After_the_permit_has_come_back_by_itself_a_refund_does_nothing([Values] Algorithm algorithm)
    {
        LimitPolicy two = Policies.Throttle(2, Window, algorithm: algorithm);
        Verdict old = _store.Ask(two);
        _store.Advance(Window);
        _store.Fill(two);

        _store.Refund(two, old);

        Assert.That(_store.Decide(two).IsAdmitted, Is.False);
    }

    [Test]
    public void A_refund_after_days_of_silence_does_nothing([Values] Algorithm algorithm)
    {
        LimitPolicy two = Policies.Throttle(2, Window, algorithm: algorithm);
        Verdict old = _store.Ask(two);
        _store.Advance((long)TimeSpan.FromDays(400).TotalMilliseconds);
        _store.Refund(two, old);
        _store.Fill(two);
        _store.Refund(two, old);

        Assert.That(_store.Decide(two).IsAdmitted, Is.False);
    }

    [Test]
    public void A_permit_comes_back_though_all_older_admissions_are_over_already(
        [Values] Algorithm algorithm,
        [Values(2, 200)] int permits
    )
    {
        const long Long = 200_000;
        LimitPolicy policy = Policies.Throttle(permits, Long, algorithm: algorithm);
        _store.Decide(policy);
        _store.Advance(Long - 1_000);
        Verdict last = _store.Ask(policy);
        _store.Advance(Long / 2);

        _store.Refund(policy, last);

        Assert.That(_store.Peek(policy), Is.EqualTo(Decision.Admitted(permits)));
    }

    [Test]
    public void A_duplicate_runs_when_the_first_press_is_taken_back_and_only_then()
    {
        LimitPolicy debounce = Policies.Debounce(Window);
        Verdict first = _store.Ask(debounce);
        _store.Refund(debounce, first, StoreUnderTest.Somebody with { Fingerprint = 6 });
        Assert.That(_store.Decide(debounce).IsAdmitted, Is.False, "another content was taken back");
        _store.Refund(debounce, first);
        Assert.That(_store.Decide(debounce).IsAdmitted);
        _store.Advance(Window);
        Assert.That(_store.Decide(debounce).IsAdmitted);

        _store.Refund(debounce, first);

        Assert.That(_store.Decide(debounce).IsAdmitted, Is.False, "the mark is a later call's");
    }

    [Test]
    public void All_policies_of_a_call_get_their_permit_back_in_whatever_scope()
    {
        PolicySet all = new(
            "Handler",
            Policies.Throttle(1, Window, "user"),
            Policies.Throttle(1, Window, "chat", Scope.Chat),
            Policies.Throttle(1, Window, "tokens", Scope.Global, Algorithm.TokenBucket),
            Policies.Throttle(1, Window, "fixed", Scope.UserInChat, Algorithm.FixedWindow),
            Policies.Throttle(200, Window, "many"),
            Policies.Debounce(Window, "debounce")
        );
        for (int round = 0; round < 5; round++)
        {
            Verdict admitted = _store.Ask(all);
            Assert.That(admitted.IsAdmitted);
            Assert.That(_store.Decide(all).IsAdmitted, Is.False);
            _store.Refund(all, admitted);
            _store.Advance(3);
        }
    }

    [Test]
    public void A_counter_that_two_policies_share_is_charged_once_and_refunded_once([Values] Algorithm algorithm)
    {
        LimitPolicy ten = Policies.Throttle(10, Window, algorithm: algorithm);
        PolicySet shared = new("Handler", ten, Policies.Throttle(5, Window, algorithm: algorithm));
        _store.Ask(shared);
        Verdict second = _store.Ask(shared);

        _store.Refund(shared, second);

        Assert.That(_store.Decide(shared).Remaining, Is.EqualTo(3));
    }
}
