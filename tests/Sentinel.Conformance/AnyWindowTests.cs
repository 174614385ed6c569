using FsCheck;
using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>What each algorithm admits at most in any window, and that it does: or they could be mistaken for each other.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class AnyWindowTests(StoreKind kind)
{
    private static readonly Gen<LimitPolicy> Logs = Traces.Throttles(Algorithm.SlidingLog);

    [Test]
    public void A_log_admits_at_most_the_limit_in_any_window() =>
        Property.Holds(
            Traces.Of(Logs),
            trace => Assert.That(new Replayed(trace, kind).MostCharged, Is.AtMost(trace.Policy.Permits))
        );

    [Test]
    public void A_log_of_more_than_128_permits_admits_at_most_the_limit_in_any_window() =>
        Property.Holds(
            Traces.Of(Traces.LargeThrottles),
            trace => Assert.That(new Replayed(trace, kind).MostCharged, Is.AtMost(trace.Policy.Permits)),
            tries: 20
        );

    [Test]
    public void A_log_keeps_to_the_limit_without_the_calls_that_were_taken_back() =>
        Property.Holds(
            Traces.Of(Logs, refunds: true),
            trace => Assert.That(new Replayed(trace, kind).MostStanding, Is.AtMost(trace.Policy.Permits))
        );

    [Test]
    public void A_log_of_more_than_128_permits_keeps_to_the_limit_without_the_calls_that_were_taken_back() =>
        Property.Holds(
            Traces.Of(Traces.LargeThrottles, refunds: true),
            trace => Assert.That(new Replayed(trace, kind).MostStanding, Is.AtMost(trace.Policy.Permits)),
            tries: 20
        );

    [Test]
    public void A_debounce_admits_one_in_any_window([Values] bool refunds) =>
        Property.Holds(
            Traces.Of(Traces.Debounces, refunds),
            trace => Assert.That(new Replayed(trace, kind).MostStanding, Is.AtMost(1))
        );

    [Test]
    public void Token_buckets_and_fixed_windows_admit_at_most_twice_the_limit_less_one_in_any_window(
        [Values(Algorithm.TokenBucket, Algorithm.FixedWindow)] Algorithm algorithm,
        [Values] bool refunds
    ) =>
        Property.Holds(
            Traces.Of(Traces.Throttles(algorithm), refunds),
            trace => Assert.That(new Replayed(trace, kind).MostCharged, Is.AtMost((2 * trace.Policy.Permits) - 1))
        );

    // The worst for a fixed window: one call begins it, the others come at its end, and then those of the next one.
    [TestCase(Algorithm.SlidingLog, 10)]
    [TestCase(Algorithm.TokenBucket, 19)]
    [TestCase(Algorithm.FixedWindow, 19)]
    public void The_worst_trace_for_an_algorithm_reaches_what_it_may_admit(Algorithm algorithm, int most)
    {
        LimitPolicy policy = Policies.Throttle(10, 1_000, algorithm: algorithm);
        IEnumerable<Step> atTheEdge =
        [
            new(0),
            new(999),
            .. Enumerable.Repeat(new Step(0), 8),
            new(1),
            .. Enumerable.Repeat(new Step(0), 9),
        ];
        IEnumerable<Step> asItFills = [.. Enumerable.Repeat(new Step(0), 10), .. Enumerable.Repeat(new Step(100), 9)];

        int reached = new[] { atTheEdge, asItFills }.Max(steps =>
            new Replayed(new Trace(policy, [.. steps]), kind).MostCharged
        );

        Assert.That(reached, Is.EqualTo(most));
    }
}
