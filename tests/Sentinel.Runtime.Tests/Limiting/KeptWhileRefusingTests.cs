using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>A counter that is full is not forgotten, whatever was done to it meanwhile that left it full.</summary>
public sealed class KeptWhileRefusingTests
{
    private static readonly Origin Refused = Calls.By(-1);

    private readonly MemoryUnderTest _store = new(maxEntries: 64);

    [TestCase(2, 60_000, Algorithm.SlidingLog)]
    [TestCase(2, 70_000, Algorithm.SlidingLog)]
    [TestCase(20, 60_000, Algorithm.SlidingLog)]
    [TestCase(200, 60_000, Algorithm.SlidingLog)]
    [TestCase(2, 60_000, Algorithm.TokenBucket)]
    [TestCase(2, 60_000, Algorithm.FixedWindow)]
    public void A_full_counter_is_kept_where_all_others_remember_more(int permits, long window, Algorithm algorithm)
    {
        LimitPolicy policy = Policies.Throttle(permits, window, algorithm: algorithm);
        for (int call = 0; call < permits; call++)
        {
            Assert.That(_store.Decide(policy, Refused).IsAdmitted);
        }

        AssertKept(policy, Policies.Throttle(permits + 8, window, "flood", algorithm: algorithm));
    }

    [Test]
    public void A_counter_that_is_full_for_one_of_the_policies_that_share_it_is_kept([Values] bool isFirst)
    {
        LimitPolicy two = Policies.Throttle(2, 60_000);
        LimitPolicy nine = Policies.Throttle(9, 60_000);
        PolicySet both = isFirst ? new("Handler", two, nine) : new("Handler", nine, two);
        _store.Decide(both, Refused);
        _store.Decide(both, Refused);

        AssertKept(two, Policies.Throttle(9, 60_000, "flood"));
    }

    [TestCase(2, 60_000)]
    [TestCase(2, 70_000)]
    [TestCase(20, 60_000)]
    [TestCase(200, 60_000)]
    public void A_refund_of_a_call_that_no_longer_counts_leaves_a_full_counter_full(int permits, long window)
    {
        LimitPolicy policy = Policies.Throttle(permits, window);
        PolicySet set = new("Handler", policy);
        Verdict first = _store.Ask(set, Refused);
        _store.Advance(window);
        Fill(policy);

        _store.Refund(set, first, Refused);

        AssertKept(policy, Policies.Throttle(permits + 8, window, "flood"));
    }

    [TestCase(5, 3)]
    [TestCase(150, 140)]
    public void A_refund_that_leaves_a_lowered_limit_exceeded_leaves_it_refusing(int calls, int lowered)
    {
        LimitPolicy before = Policies.Throttle(calls + 1, 60_000);
        LimitPolicy after = Policies.Throttle(lowered, 60_000);
        Verdict admitted = default;
        for (int call = 0; call < calls; call++)
        {
            admitted = _store.Ask(before, Refused);
        }

        Assert.That(_store.Decide(after, Refused).IsAdmitted, Is.False);
        _store.Refund(after, admitted, Refused);

        AssertKept(after, Policies.Throttle(calls + 8, 60_000, "flood"));
    }

    [Test]
    public void One_that_refuses_by_a_lowered_limit_is_kept_beside_other_policies_too()
    {
        LimitPolicy lowered = Policies.Throttle(3, 60_000);
        for (int call = 0; call < 5; call++)
        {
            _store.Decide(Policies.Throttle(9, 60_000), Refused);
        }

        PolicySet beside = new("Handler", Policies.Throttle(9, 60_000, "other"), lowered);
        Assert.That(_store.Decide(beside, Refused).IsAdmitted, Is.False);

        AssertKept(lowered, Policies.Throttle(9, 60_000, "flood"));
    }

    [Test]
    public void A_look_with_a_larger_limit_leaves_a_full_counter_full()
    {
        LimitPolicy policy = Policies.Throttle(3, 60_000);
        Fill(policy);

        _store.Peek(Policies.Throttle(12, 60_000), Refused);

        AssertKept(policy, Policies.Throttle(13, 60_000, "flood"));
    }

    [Test]
    public void A_refund_that_leaves_a_lowered_limit_without_permits_leaves_its_counter_full()
    {
        LimitPolicy lowered = Policies.Throttle(3, 60_000);
        PolicySet larger = new("Handler", Policies.Throttle(9, 60_000));
        Verdict last = default;
        for (int call = 0; call < 5; call++)
        {
            last = _store.Ask(larger, Refused);
        }

        Assert.That(_store.Decide(lowered, Refused).IsAdmitted, Is.False);
        _store.Refund(larger, last, Refused);

        AssertKept(lowered, Policies.Throttle(9, 60_000, "flood"));
    }

    private void Fill(LimitPolicy policy)
    {
        while (_store.Decide(policy, Refused).IsAdmitted)
        {
            // Until it is full and has refused a call.
        }
    }

    // The others remember more, in the same format, so that the sample would take this one first.
    private void AssertKept(LimitPolicy policy, LimitPolicy flood)
    {
        for (int user = 1; user <= 200; user++)
        {
            for (int call = 0; call < flood.Permits - 1; call++)
            {
                _store.Decide(flood, Calls.By(user));
            }
        }

        Assert.That(_store.Decide(policy, Refused).IsAdmitted, Is.False);
    }
}
