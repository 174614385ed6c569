using Sentinel.Limiting;
using Sentinel.Redis.Tests.Kinds;

namespace Sentinel.Redis.Tests.Counters;

/// <summary>
/// What scripts make of a time before the one that they wrote down, as after a step back of the server's clock or a failover to a
/// server that lags: the counter goes on from there.
/// </summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.OfEachLua))]
public sealed class ClockBackTests(StoreKind kind)
{
    private const long Window = 60_000;

    // By less, another caller's clock is late: see LateClockTests.
    private const long Skew = 60_000;

    private static readonly LimitPolicy[] All =
    [
        Policies.Throttle(2, Window),
        Policies.Throttle(2, 70_000_000),
        Policies.Throttle(200, Window),
        Policies.Throttle(2, Window, algorithm: Algorithm.TokenBucket),
        Policies.Throttle(2, Window, algorithm: Algorithm.FixedWindow),
        Policies.Debounce(Window),
    ];

    // What the first has counted is in another form where the others ask for it, and is written in that form.
    private static readonly LimitPolicy[][] Changed =
    [
        [Policies.Throttle(2, Window), Policies.Throttle(200, Window), Policies.Throttle(2, Window)],
        [Policies.Throttle(200, Window), Policies.Throttle(200, 2 * Window)],
    ];

    private readonly ManualClock _clock = new();
    private StoreUnderTest _store = null!;

    [SetUp]
    public void Connect() =>
        _store = new StoreUnderTest(
            ServerKind.NewOn(((ServerKind)kind).Connection, _clock, refusalCacheSize: 0),
            _clock
        );

    [Test]
    public void Nobody_waits_longer_than_a_window_and_whoever_waits_as_told_is_admitted(
        [ValueSource(nameof(All))] LimitPolicy policy,
        [Values(Skew + 1, Skew + Window, 100_000_000_000)] long step
    )
    {
        long bucket = (long)policy.Granularity.TotalMilliseconds;
        _store.Fill(policy);
        _clock.Advance(-step);

        Decision refused = _store.Decide(policy);
        _clock.Advance(refused.RetryAfter - 1);
        Decision early = _store.Decide(policy);
        _clock.Advance(1);

        Assert.That(refused.RetryAfter, Is.InRange(1, policy.WindowMilliseconds + bucket));
        Assert.That(early.RetryAfter, Is.EqualTo(1));
        Assert.That(_store.Decide(policy).IsAdmitted);
    }

    [Test]
    public void After_a_smaller_step_whoever_waits_as_told_is_admitted(
        [ValueSource(nameof(All))] LimitPolicy policy,
        [Values(1, 999, 1_001, Skew)] long step
    )
    {
        _store.Fill(policy);
        long before = _store.Decide(policy).RetryAfter;
        _clock.Advance(-step);

        Decision refused = _store.Decide(policy);
        _clock.Advance(refused.RetryAfter - 1);
        Decision early = _store.Decide(policy);
        _clock.Advance(1);

        Assert.That(refused.RetryAfter, Is.EqualTo(before + step));
        Assert.That(early.RetryAfter, Is.EqualTo(1));
        Assert.That(_store.Decide(policy).IsAdmitted);
    }

    [Test]
    public void A_step_back_gives_nobody_a_new_permit(
        [ValueSource(nameof(All))] LimitPolicy policy,
        [Values(1, 7_777, Skew, Skew + 1)] long by
    )
    {
        _store.Fill(policy);
        for (int step = 0; step < 5; step++)
        {
            _clock.Advance(-by);
            Assert.That(_store.Decide(policy).IsAdmitted, Is.False);
        }
    }

    [Test]
    public void Stamps_keep_their_distances()
    {
        LimitPolicy policy = Policies.Throttle(2, Window);
        _store.Decide(policy);
        _store.Advance(10_000);
        _store.Decide(policy);

        _store.Advance(-5_000 - Skew);

        // The first of them is ten seconds older than the second, which is as if it had just come.
        Assert.That(_store.Decide(policy), Is.EqualTo(Decision.Refused(policy, Window - 10_000)));
        _store.Advance(Window - 10_000);
        Assert.That(_store.Decide(policy), Is.EqualTo(Decision.Admitted(0)));
        Assert.That(_store.Decide(policy), Is.EqualTo(Decision.Refused(policy, 10_000)));
    }

    [Test]
    public void A_counter_that_is_asked_for_in_another_form_goes_on_from_there_too(
        [ValueSource(nameof(Changed))] LimitPolicy[] policies
    )
    {
        _store.Fill(policies[0]);
        PolicySet asking = new("Handler", policies.AsSpan(1));
        _clock.Advance(-100_000_000_000);

        Decision refused = _store.Decide(asking);
        _clock.Advance(refused.RetryAfter - 1);
        Decision early = _store.Decide(asking);
        _clock.Advance(1);

        Assert.That(early.RetryAfter, Is.EqualTo(1));
        Assert.That(_store.Decide(asking).IsAdmitted);
    }

    [Test]
    public void A_look_leaves_no_trace()
    {
        LimitPolicy policy = Policies.Throttle(1, Window);
        _store.Fill(policy);

        _clock.Advance(-1_000 - Skew);
        _store.Peek(policy);
        _clock.Advance(1_000 + Skew);

        Assert.That(_store.Decide(policy), Is.EqualTo(Decision.Refused(policy, Window)));
    }
}
