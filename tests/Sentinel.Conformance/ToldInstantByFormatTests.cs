using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>The instant a refusal tells, in every way in which a counter is kept and at the edges between them.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class ToldInstantByFormatTests(StoreKind kind)
{
    // In memory the short log holds ten permits and windows of 16 bits of milliseconds, the wide ones 13, 29, 61 and 128
    // permits.
    private static readonly int[] Permits = [1, 2, 10, 11, 13, 14, 29, 30, 61, 62, 128, 129];
    private static readonly long[] Windows = [1, 2, 997, 65_534, 65_535, 65_536, 3_600_000, 2_073_600_000];

    private readonly StoreUnderTest _store = kind.New();

    [Test]
    public void A_refusal_holds_until_the_millisecond_before_and_the_call_is_admitted_then(
        [ValueSource(nameof(Permits))] int permits,
        [ValueSource(nameof(Windows))] long window,
        [Values] Algorithm algorithm
    )
    {
        LimitPolicy policy = Policies.Throttle(permits, window, algorithm: algorithm);
        Random random = new(HashCode.Combine(7, permits));
        for (int round = 0; round < 3; round++)
        {
            FillSlowly(policy, random);
            AssertTold(policy);
        }
    }

    [Test]
    public void A_debounce_holds_until_the_millisecond_before([ValueSource(nameof(Windows))] long window)
    {
        LimitPolicy policy = Policies.Debounce(window);
        Assert.That(_store.Decide(policy).IsAdmitted);
        for (int round = 0; round < 3; round++)
        {
            _store.Advance(window / 3);
            AssertTold(policy);
        }
    }

    [Test]
    public void Ages_at_the_edge_of_16_bits_count_exactly_as_long_as_the_window(
        [Values(65_534, 65_535, 65_536)] long window,
        [Values(65_533, 65_534, 65_535, 65_536, 65_537)] long gap,
        [Values(2, 10, 11)] int permits
    )
    {
        LimitPolicy policy = Policies.Throttle(permits, window);
        _store.Decide(policy);
        _store.Advance(gap);
        for (int call = 0; call < permits - 1; call++)
        {
            _store.Decide(policy);
        }

        Decision last = _store.Decide(policy);

        Decision expected = gap < window ? Decision.Refused(policy, window - gap) : Decision.Admitted(0);
        Assert.That(last, Is.EqualTo(expected));
    }

    // Nine old ones push each other's ages beyond 16 bits, where all are equally dead.
    [Test]
    public void Ages_that_no_longer_fit_never_count_again([Values(30_000, 40_000, 60_000)] long pause)
    {
        LimitPolicy policy = Policies.Throttle(10, 65_535);
        List<long> admitted = [];
        for (int call = 0; call < 60; call++)
        {
            int live = admitted.Count(stamp => stamp > _store.Now - 65_535);
            Assert.That(_store.Decide(policy), Is.EqualTo(Decision.Admitted(9 - live)));
            admitted.Add(_store.Now);
            _store.Advance(pause);
        }
    }

    [Test]
    public void Any_two_neighbours_of_the_edges_count_on_where_a_limit_changes_from_one_to_the_other(
        [Values(10, 13, 29, 61)] int permits
    )
    {
        LimitPolicy small = Policies.Throttle(permits, 60_000);
        LimitPolicy large = Policies.Throttle(permits + 1, 60_000);
        for (int call = 0; call < permits; call++)
        {
            Assert.That(_store.Decide(small).IsAdmitted);
            _store.Advance(10);
        }

        Assert.That(_store.Decide(small), Is.EqualTo(Decision.Refused(small, 60_000 - _store.Now)));
        Assert.That(_store.Decide(large), Is.EqualTo(Decision.Admitted(0)));
        Assert.That(_store.Decide(large), Is.EqualTo(Decision.Refused(large, 60_000 - _store.Now)));
        Assert.That(_store.Decide(small), Is.EqualTo(Decision.Refused(small, 60_010 - _store.Now)));
    }

    private void FillSlowly(LimitPolicy policy, Random random)
    {
        PolicySet alone = new("Handler", policy);
        long pause = policy.WindowMilliseconds / (2 * policy.Permits);
        while (_store.Decide(alone).IsAdmitted)
        {
            _store.Advance(pause == 0 ? 0 : random.NextInt64(pause));
        }
    }

    private void AssertTold(LimitPolicy policy)
    {
        long told = _store.Decide(policy).RetryAfter;
        Assert.That(told, Is.Positive);
        _store.Advance(told - 1);
        Decision before = _store.Decide(policy);
        _store.Advance(1);
        Decision at = _store.Decide(policy);

        Assert.That((before.IsAdmitted, before.RetryAfter, at.IsAdmitted), Is.EqualTo((false, 1L, true)));
    }
}
