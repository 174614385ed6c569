using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>What a flood makes a store forget of token buckets and of fixed windows, and what not.</summary>
public sealed class ForgettingByAlgorithmTests
{
    private readonly MemoryUnderTest _store = new(maxEntries: 64);

    [Test]
    public void A_bucket_that_is_empty_is_kept_through_a_flood()
    {
        LimitPolicy two = Bucket(2, 3_600_000);
        _store.Fill(two);

        _store.Flood(algorithm: Algorithm.TokenBucket);

        Assert.That(_store.Decide(two).IsAdmitted, Is.False);
        Assert.That(_store.Memory.Evictions, Is.Positive);
    }

    [Test]
    public void A_bucket_that_has_given_little_is_forgotten_before_one_that_has_given_more()
    {
        LimitPolicy ten = Bucket(10, 3_600_000);
        _store.Decide(ten, Calls.By(1));
        for (int call = 0; call < 8; call++)
        {
            _store.Decide(ten, Calls.By(2));
        }

        _store.Flood(algorithm: Algorithm.TokenBucket);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_store.Decide(ten, Calls.By(1)), Is.EqualTo(Decision.Admitted(9)), "forgotten");
            Assert.That(_store.Decide(ten, Calls.By(2)), Is.EqualTo(Decision.Admitted(1)), "kept");
        }
    }

    [Test]
    public void A_window_that_is_full_is_kept_through_a_flood()
    {
        LimitPolicy two = Fixed(2, 3_600_000);
        _store.Fill(two);

        _store.Flood(algorithm: Algorithm.FixedWindow);

        Assert.That(_store.Decide(two).IsAdmitted, Is.False);
    }

    [Test]
    public void A_window_with_few_calls_is_forgotten_before_one_with_many()
    {
        LimitPolicy many = Fixed(100, 3_600_000);
        _store.Decide(many, Calls.By(1));
        for (int call = 0; call < 50; call++)
        {
            _store.Decide(many, Calls.By(2));
        }

        _store.Flood(algorithm: Algorithm.FixedWindow);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_store.Decide(many, Calls.By(1)), Is.EqualTo(Decision.Admitted(99)), "forgotten");
            Assert.That(_store.Decide(many, Calls.By(2)), Is.EqualTo(Decision.Admitted(49)), "kept");
        }
    }

    [Test]
    public void A_window_that_has_refused_a_call_is_kept_although_another_limit_has_room()
    {
        LimitPolicy one = Fixed(1, 3_600_000);
        LimitPolicy many = Fixed(100, 3_600_000);
        _store.Decide(many);
        Assert.That(_store.Decide(one).IsAdmitted, Is.False);

        _store.Flood(algorithm: Algorithm.FixedWindow);

        Assert.That(_store.Decide(one).IsAdmitted, Is.False);
    }

    private static LimitPolicy Bucket(int permits, long window) =>
        Policies.Throttle(permits, window, "tokens", algorithm: Algorithm.TokenBucket);

    private static LimitPolicy Fixed(int permits, long window) =>
        Policies.Throttle(permits, window, "fixed", algorithm: Algorithm.FixedWindow);
}
