using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>A bucket whose policies have more than 128 permits and fewer.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class SharedLargeLimitTests(StoreKind kind)
{
    private static readonly LimitPolicy TenPerSecond = Policies.Throttle(10, 1_000);
    private static readonly LimitPolicy ManyPerMinute = Policies.Throttle(200, 60_000);

    private readonly StoreUnderTest _store = kind.New();

    [Test]
    public void A_small_limit_beside_a_large_one_of_a_longer_window_keeps_its_own_window()
    {
        PolicySet both = new("Handler", TenPerSecond, ManyPerMinute);
        for (int call = 0; call < 10; call++)
        {
            Assert.That(_store.Decide(both).IsAdmitted);
        }

        _store.Advance(1_500);

        // A second, and a bucket of the longer window at the most.
        Assert.That(_store.Decide(both).IsAdmitted);
    }

    [Test]
    public void A_handler_with_a_large_limit_does_not_empty_the_counter_of_one_with_a_small_limit([Values] bool peeks)
    {
        for (int call = 0; call < 10; call++)
        {
            Assert.That(_store.Decide(TenPerSecond).IsAdmitted);
        }

        _ = peeks ? _store.Peek(ManyPerMinute, Calls.By(1)) : _store.Decide(ManyPerMinute);

        Assert.That(_store.Decide(TenPerSecond).IsAdmitted, Is.False);
    }

    [Test]
    public void A_limit_that_was_lowered_is_exact_once_the_coarse_counts_are_dead()
    {
        LimitPolicy lowered = Policies.Throttle(2, 60_000);
        _store.Decide(ManyPerMinute);
        _store.Advance(200_000);

        _store.Decide(lowered);
        _store.Advance(50);
        _store.Decide(lowered);

        Assert.That(_store.Decide(lowered), Is.EqualTo(Decision.Refused(lowered, 59_950)));
    }
}
