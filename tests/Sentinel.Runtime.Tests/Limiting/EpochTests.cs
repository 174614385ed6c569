using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>Stamps are kept in 31 bits of milliseconds, 24.8 days; what is promised does not end there.</summary>
public sealed class EpochTests
{
    private const long Day = 86_400_000;

    [Test]
    public void The_longest_window_is_exact_for_a_year()
    {
        LimitPolicy policy = Policies.Throttle(3, 24 * Day);
        MemoryUnderTest store = new();
        List<long> admitted = [];
        for (; store.Now < 365 * Day; store.Advance((7 * Day / 3) + 1))
        {
            long exactWait = admitted.Count < 3 ? 0 : Math.Max(0, admitted[^3] + (24 * Day) - store.Now);
            Decision decision = store.Decide(policy);
            Assert.That(decision.RetryAfter, Is.EqualTo(exactWait));
            if (decision.IsAdmitted)
            {
                admitted.Add(store.Now);
            }
        }

        Assert.That(admitted, Has.Count.InRange(40, 50));
    }

    [TestCase(1)]
    [TestCase(24)]
    [TestCase(25)]
    [TestCase(60)]
    [TestCase(4_000)]
    public void What_was_counted_before_a_silence_of_days_is_forgotten_exactly_when_it_is_dead(int days)
    {
        LimitPolicy throttle = Policies.Throttle(1, 24 * Day);
        LimitPolicy debounce = Policies.Debounce(24 * Day);
        LimitPolicy many = Policies.Throttle(130, 24 * Day, "many");
        MemoryUnderTest store = new();
        PolicySet all = new("Handler", throttle, debounce, many);
        Assert.That(store.Decide(all, Calls.By(1, content: 1)).IsAdmitted);

        store.Advance(days * Day);

        Assert.That(store.Decide(all, Calls.By(1, content: 1)).IsAdmitted, Is.EqualTo(days >= 24));
        Assert.That(store.Decide(all, Calls.By(1, content: 1)).IsAdmitted, Is.False);
    }

    [TestCase(-1)]
    [TestCase(-40)]
    [TestCase(-4_000)]
    public void A_step_back_by_days_locks_nobody_out_for_longer_than_the_window(int days)
    {
        LimitPolicy throttle = Policies.Throttle(1, 1_000);
        LimitPolicy debounce = Policies.Debounce(900);
        MemoryUnderTest store = new();
        Assert.That(store.Decide(new PolicySet("Handler", throttle, debounce), Calls.By(1, content: 1)).IsAdmitted);

        store.Advance(days * Day);

        Assert.That(store.Decide(throttle, Calls.By(1, content: 1)), Is.EqualTo(Decision.Refused(throttle, 1_000)));
        Assert.That(
            store.Decide(debounce, Calls.By(1, content: 1)),
            Is.EqualTo(Decision.Refused(debounce, 900, int.MaxValue))
        );
        store.Advance(1_000);
        Assert.That(store.Decide(throttle, Calls.By(1)).IsAdmitted);
    }
}
