using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class ResetTests
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

    private readonly ClockedStore _store = new();

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
        Origin other = ClockedStore.Somebody with { Fingerprint = 6 };
        _store.Decide(debounce);
        _store.Decide(debounce, other);

        _store.Reset(debounce);

        Assert.That(_store.Decide(debounce, other).IsAdmitted, Is.False);
        Assert.That(_store.Decide(debounce).IsAdmitted);
    }

    [Test]
    public void All_counters_of_a_set_go_at_once()
    {
        PolicySet all = new(
            "Handler",
            [.. Throttles.Select((policy, i) => Policies.Throttle(policy.Permits, Window, $"{i}", (Scope)(i % 4)))]
        );
        _store.Decide(all);
        Assert.That(_store.Memory.Count, Is.EqualTo(Throttles.Length));

        _store.Reset(all);

        Assert.That(_store.Memory.Count, Is.Zero);
    }

    [Test]
    public void What_was_never_counted_can_be_reset()
    {
        Assert.That(() => _store.Reset(Policies.Throttle(2, Window)), Throws.Nothing);
        Assert.That(() => _store.Reset(new PolicySet("Handler")), Throws.Nothing);
        Assert.That(_store.Memory.Count, Is.Zero);
    }

    [Test]
    public void A_reset_makes_room_for_a_newcomer_where_everybody_was_refusing()
    {
        ClockedStore store = new(maxEntries: 64);
        LimitPolicy once = Policies.Throttle(1, 3_600_000);
        for (int user = 1; user <= 64; user++)
        {
            store.Decide(once, Calls.By(user));
        }

        Assert.That(store.Decide(once, Calls.By(100)).IsAdmitted, Is.False);
        store.Reset(once, Calls.By(10));

        Assert.That(store.Decide(once, Calls.By(100)).IsAdmitted);
    }

    [Test]
    public void A_reset_is_no_eviction_and_a_refund_after_it_does_nothing()
    {
        LimitPolicy two = Policies.Throttle(2, Window);
        Verdict before = _store.Ask(two);
        _store.Reset(two);
        _store.Advance(1);
        _store.Fill(two);

        _store.Refund(two, before);

        Assert.That(_store.Decide(two).IsAdmitted, Is.False);
        Assert.That(_store.Memory.Evictions, Is.Zero);
    }
}
