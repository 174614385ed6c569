using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class RefundTests
{
    private const long Window = 10_000;

    private readonly ClockedStore _store = new();

    [Test]
    public void A_refunded_call_was_never_made([Values] Algorithm algorithm)
    {
        LimitPolicy one = Policies.Throttle(1, Window, algorithm: algorithm);
        Verdict admitted = _store.Ask(one);
        Assert.That(_store.Decide(one).IsAdmitted, Is.False);

        _store.Refund(one, admitted);

        Assert.That(_store.Memory.Count, Is.Zero);
        Assert.That(_store.Decide(one), Is.EqualTo(Decision.Admitted(0)));
    }

    // Ten permits are a short log, 13 to 128 wide ones, 200 counts: of all, the permit of the call itself comes back.
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
    public void A_duplicate_runs_when_the_first_press_is_taken_back_and_only_then()
    {
        LimitPolicy debounce = Policies.Debounce(Window);
        Verdict first = _store.Ask(debounce);
        _store.Refund(debounce, first, ClockedStore.Somebody with { Fingerprint = 6 });
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
            Assert.That(_store.Memory.Count, Is.Zero);
            _store.Advance(3);
        }
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

    [Test]
    public void A_refund_makes_room_for_a_newcomer_where_everybody_was_refusing()
    {
        ClockedStore store = new(maxEntries: 64);
        LimitPolicy once = Policies.Throttle(1, 3_600_000);
        Verdict[] admitted = [.. Enumerable.Range(1, 64).Select(user => store.Ask(once, Calls.By(user)))];
        Assert.That(store.Decide(once, Calls.By(100)).IsAdmitted, Is.False);

        store.Refund(once, admitted[9], Calls.By(10));

        Assert.That(store.Decide(once, Calls.By(100)).IsAdmitted);
        Assert.That(store.Decide(once, Calls.By(101)).IsAdmitted, Is.False);
    }

    [Test]
    public void A_counter_that_a_refund_leaves_with_a_permit_gives_its_room_to_a_newcomer()
    {
        ClockedStore store = new(maxEntries: 64);
        LimitPolicy twice = Policies.Throttle(2, 3_600_000);
        Verdict[] admitted = [.. Enumerable.Range(1, 64).Select(user => store.Ask(twice, Calls.By(user)))];
        for (int user = 1; user <= 64; user++)
        {
            Assert.That(store.Decide(twice, Calls.By(user)), Is.EqualTo(Decision.Admitted(0)));
        }

        Assert.That(store.Decide(twice, Calls.By(100)).IsAdmitted, Is.False);
        store.Refund(twice, admitted[9], Calls.By(10));

        Assert.That(store.Decide(twice, Calls.By(100)).IsAdmitted);
    }
}
