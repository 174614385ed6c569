using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>A clock that stands still, jumps ahead or steps back, for each algorithm.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class ClockStepByAlgorithmTests(StoreKind kind)
{
    private readonly StoreUnderTest _store = kind.New();

    [Test]
    public void A_clock_that_stands_still_admits_the_limit_and_never_more([Values] Algorithm algorithm)
    {
        LimitPolicy policy = Policies.Throttle(10, 1_000, algorithm: algorithm);

        Assert.That(Enumerable.Range(0, 1_000).Count(_ => _store.Decide(policy).IsAdmitted), Is.EqualTo(10));
    }

    // From 2026 on: a receipt is good until 2109, where it is a date.
    [Test]
    public void A_jump_by_years_frees_everything_and_all_counts_go_on(
        [Values(1, 20, 68)] int years,
        [Values] Algorithm algorithm,
        [Values(3, 20, 200)] int permits
    )
    {
        LimitPolicy policy = Policies.Throttle(permits, 60_000, algorithm: algorithm);
        _store.Fill(policy);
        Assert.That(_store.Decide(policy).IsAdmitted, Is.False);

        _store.Advance((long)TimeSpan.FromDays(365.25 * years).TotalMilliseconds);

        _store.Fill(policy);
        Assert.That(_store.Decide(policy).RetryAfter, Is.InRange(1, 60_469));
    }

    [Test]
    public void Steps_back_are_left_out_for_every_algorithm([Values] Algorithm algorithm)
    {
        LimitPolicy policy = Policies.Throttle(2, 1_000, algorithm: algorithm);
        _store.Fill(policy);
        Decision before = _store.Decide(policy);

        for (int step = 0; step < 50; step++)
        {
            _store.Advance(-1_000_000);
            Assert.That(_store.Decide(policy), Is.EqualTo(before));
        }

        _store.Advance(before.RetryAfter);
        Assert.That(_store.Decide(policy).IsAdmitted);
    }
}
