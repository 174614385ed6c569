using Sentinel.Limiting;

namespace Sentinel.Conformance;

[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class DebounceTests(StoreKind kind)
{
    private static readonly LimitPolicy TwoSeconds = Policies.Debounce(2_000);
    private static readonly LimitPolicy OncePerMinute = Policies.Throttle(1, 60_000, "throttle");

    private readonly StoreUnderTest _store = kind.New();

    [Test]
    public void A_duplicate_runs_again_exactly_when_the_first_is_a_window_old()
    {
        Assert.That(_store.Decide(TwoSeconds, Calls.By(1, content: 5)), Is.EqualTo(Decision.Admitted()));
        _store.MoveTo(1_999);
        Assert.That(_store.Decide(TwoSeconds, Calls.By(1, content: 5)), Is.EqualTo(Refused(1)));
        _store.MoveTo(2_000);
        Assert.That(_store.Decide(TwoSeconds, Calls.By(1, content: 5)), Is.EqualTo(Decision.Admitted()));
    }

    [Test]
    public void Duplicates_do_not_extend_the_wait()
    {
        _store.Decide(TwoSeconds, Calls.By(1, content: 5));
        for (_store.MoveTo(1); _store.Now < 2_000; _store.Advance(1))
        {
            Assert.That(_store.Decide(TwoSeconds, Calls.By(1, content: 5)), Is.EqualTo(Refused(2_000 - _store.Now)));
        }

        Assert.That(_store.Decide(TwoSeconds, Calls.By(1, content: 5)).IsAdmitted);
    }

    [Test]
    public void Other_content_and_other_subjects_are_not_duplicates()
    {
        Origin first = Calls.By(1, chat: -1, content: 5);
        Origin[] others = [first with { Fingerprint = 6 }, first with { UserId = 2 }, first with { BotId = 78 }];
        _store.Decide(TwoSeconds, first);

        Assert.That(others.Select(each => _store.Decide(TwoSeconds, each)), Has.All.EqualTo(Decision.Admitted()));
    }

    [Test]
    public void A_call_without_content_is_never_a_duplicate()
    {
        _store.Decide(TwoSeconds, Calls.By(1));

        Assert.That(_store.Decide(TwoSeconds, Calls.By(1)), Is.EqualTo(Decision.Admitted()));
    }

    [Test]
    public void A_call_that_a_throttle_refuses_leaves_no_debounce_mark([Values] bool debounceFirst)
    {
        PolicySet both = Both(debounceFirst);
        _store.Decide(both, Calls.By(1, content: 5));
        _store.MoveTo(59_999);

        Assert.That(_store.Decide(both, Calls.By(1, content: 6)), Is.EqualTo(Decision.Refused(OncePerMinute, 1)));
        _store.MoveTo(60_000);
        Assert.That(_store.Decide(both, Calls.By(1, content: 6)), Is.EqualTo(Decision.Admitted(0)));
    }

    [Test]
    public void A_debounced_call_is_not_charged([Values] bool debounceFirst)
    {
        LimitPolicy two = Policies.Throttle(2, 60_000, "throttle");
        PolicySet both = debounceFirst ? new("Handler", TwoSeconds, two) : new("Handler", two, TwoSeconds);
        _store.Decide(both, Calls.By(1, content: 5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_store.Decide(both, Calls.By(1, content: 5)), Is.EqualTo(Refused(2_000, remaining: 1)));
            Assert.That(_store.Decide(both, Calls.By(1, content: 6)), Is.EqualTo(Decision.Admitted(0)));
        }
    }

    [Test]
    public void A_throttle_and_a_debounce_with_one_bucket_do_not_share_a_counter()
    {
        LimitPolicy throttle = Policies.Throttle(2, 60_000);
        PolicySet both = new("Handler", throttle, TwoSeconds);
        _store.Decide(both, Calls.By(1, content: 5));

        Assert.That(_store.Decide(both, Calls.By(1, content: 6)), Is.EqualTo(Decision.Admitted(0)));
    }

    [Test]
    public void A_throttle_counts_calls_whatever_they_contain()
    {
        _store.Decide(OncePerMinute, Calls.By(1, content: 5));

        Assert.That(_store.Decide(OncePerMinute, Calls.By(1, content: 6)).IsAdmitted, Is.False);
    }

    private static PolicySet Both(bool debounceFirst) =>
        debounceFirst ? new("Handler", TwoSeconds, OncePerMinute) : new("Handler", OncePerMinute, TwoSeconds);

    private static Decision Refused(long retryAfter, int remaining = int.MaxValue) =>
        Decision.Refused(TwoSeconds, retryAfter, remaining);
}
