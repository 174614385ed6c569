using Sentinel.Limiting;

namespace Sentinel.Conformance;

[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class TokenBucketTests(StoreKind kind)
{
    private static readonly LimitPolicy TenPerSecond = Bucket(10, 1_000);

    private readonly StoreUnderTest _store = kind.New();

    [Test]
    public void A_full_bucket_admits_its_permits_at_once_and_then_one_each_tenth_of_the_window()
    {
        for (int call = 9; call >= 0; call--)
        {
            Assert.That(_store.Decide(TenPerSecond), Is.EqualTo(Decision.Admitted(call)));
        }

        for (int permit = 1; permit <= 30; permit++)
        {
            Assert.That(_store.Decide(TenPerSecond), Is.EqualTo(Decision.Refused(TenPerSecond, 100)));
            _store.Advance(99);
            Assert.That(_store.Decide(TenPerSecond), Is.EqualTo(Decision.Refused(TenPerSecond, 1)));
            _store.Advance(1);
            Assert.That(_store.Decide(TenPerSecond), Is.EqualTo(Decision.Admitted(0)));
        }
    }

    // 1,000 ms over 3 are 333.33... ms: the exact moment is rounded up to a millisecond, and the fraction is not lost.
    [Test]
    public void A_permit_that_takes_no_whole_milliseconds_comes_back_in_the_first_millisecond_that_holds_it()
    {
        LimitPolicy three = Bucket(3, 1_000);
        _store.Fill(three);
        long[] admitted = [.. AdmittedUntil(three, 3_000)];

        Assert.That(admitted, Is.EqualTo([334, 667, 1_001, 1_334, 1_667, 2_001, 2_334, 2_667]));
    }

    [Test]
    public void What_was_not_used_is_saved_up_to_the_limit_and_no_further()
    {
        _store.Fill(TenPerSecond);
        _store.Advance(350);
        Assert.That(_store.Decide(TenPerSecond), Is.EqualTo(Decision.Admitted(2)));

        _store.Advance(100_000);

        Assert.That(_store.Decide(TenPerSecond), Is.EqualTo(Decision.Admitted(9)));
    }

    [Test]
    public void Any_window_holds_one_less_than_twice_the_limit_and_no_more([Values(1, 2, 7, 10, 100)] int permits)
    {
        LimitPolicy policy = Bucket(permits, 1_000);
        List<long> admitted = [.. Enumerable.Repeat(0L, permits)];
        _store.Fill(policy);
        admitted.AddRange(AdmittedUntil(policy, 5_000));

        int most = admitted.Max(last => admitted.Count(stamp => stamp > last - 1_000 && stamp <= last));

        Assert.That(most, Is.InRange(permits, (2 * permits) - 1));
        Assert.That(admitted.Count(stamp => stamp < 1_000), Is.AtLeast(Math.Max(permits, (2 * permits) - 2)));
    }

    [Test]
    public void A_million_permits_in_the_shortest_and_in_the_longest_window_count_exactly()
    {
        LimitPolicy brief = Bucket(1_000_000, 1);
        LimitPolicy lasting = Bucket(1_000_000, (long)LimitPolicy.MaxWindow.TotalMilliseconds);

        Assert.That(_store.Decide(brief), Is.EqualTo(Decision.Admitted(999_999)));
        Assert.That(_store.Decide(brief), Is.EqualTo(Decision.Admitted(999_998)));
        Assert.That(_store.Decide(lasting), Is.EqualTo(Decision.Admitted(999_999)));
        Assert.That(_store.Decide(lasting), Is.EqualTo(Decision.Admitted(999_998)));
    }

    [Test]
    public void One_permit_in_the_longest_window_comes_back_at_its_end()
    {
        long longest = (long)LimitPolicy.MaxWindow.TotalMilliseconds;
        LimitPolicy once = Bucket(1, longest);
        _store.Fill(once);

        _store.Advance(longest - 1);
        Assert.That(_store.Decide(once), Is.EqualTo(Decision.Refused(once, 1)));
        _store.Advance(1);
        Assert.That(_store.Decide(once), Is.EqualTo(Decision.Admitted(0)));
    }

    private static LimitPolicy Bucket(int permits, long window) =>
        Policies.Throttle(permits, window, "tokens", algorithm: Algorithm.TokenBucket);

    private IEnumerable<long> AdmittedUntil(LimitPolicy policy, long end)
    {
        PolicySet alone = new("Handler", policy);
        for (; _store.Now < end; _store.Advance(1))
        {
            if (_store.Decide(alone).IsAdmitted)
            {
                yield return _store.Now;
            }
        }
    }
}
