using Sentinel.Limiting;

namespace Sentinel.Conformance;

[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class ClockStepTests(StoreKind kind)
{
    private const int Length = 20_000 / Workload.Divisor;

    private static readonly LimitPolicy TwoPerSecond = Policies.Throttle(2, 1_000);

    private readonly StoreUnderTest _store = kind.New();

    [Test]
    public void A_step_back_locks_nobody_out_for_longer_than_the_window(
        [Values(1, 999, 1_000, 1_001, 500_000)] long step
    )
    {
        _store.MoveTo(100_000);
        _store.Decide(TwoPerSecond);
        _store.Decide(TwoPerSecond);

        _store.Advance(-step);
        Assert.That(_store.Decide(TwoPerSecond), Is.EqualTo(Decision.Refused(TwoPerSecond, 1_000)));
        _store.Advance(999);
        Assert.That(_store.Decide(TwoPerSecond), Is.EqualTo(Decision.Refused(TwoPerSecond, 1)));
        _store.Advance(1);
        Assert.That(_store.Decide(TwoPerSecond), Is.EqualTo(Decision.Admitted(1)));
    }

    [Test]
    public void A_step_back_gives_nobody_a_new_permit()
    {
        _store.MoveTo(100_000);
        _store.Decide(TwoPerSecond);
        _store.MoveTo(100_400);
        _store.Decide(TwoPerSecond);

        _store.MoveTo(100_200);

        // Its time stands still meanwhile: the first of the two is 400 ms old.
        Assert.That(_store.Decide(TwoPerSecond), Is.EqualTo(Decision.Refused(TwoPerSecond, 600)));
    }

    [Test]
    public void Steps_back_one_after_the_other_still_end_in_an_admission()
    {
        _store.MoveTo(100_000);
        _store.Decide(TwoPerSecond);
        _store.Decide(TwoPerSecond);
        for (int step = 0; step < 20; step++)
        {
            _store.Advance(-700);
            Assert.That(_store.Decide(TwoPerSecond).RetryAfter, Is.EqualTo(1_000));
        }

        _store.Advance(1_000);
        Assert.That(_store.Decide(TwoPerSecond).IsAdmitted);
    }

    [Test]
    public void A_step_back_holds_for_a_debounce_too()
    {
        LimitPolicy debounce = Policies.Debounce(2_000);
        _store.MoveTo(100_000);
        _store.Decide(debounce, Calls.By(1, content: 5));

        _store.MoveTo(0);
        Decision duplicate = _store.Decide(debounce, Calls.By(1, content: 5));
        _store.MoveTo(2_000);

        Assert.That(duplicate.RetryAfter, Is.EqualTo(2_000));
        Assert.That(_store.Decide(debounce, Calls.By(1, content: 5)).IsAdmitted);
    }

    [Test]
    public void A_jump_forward_frees_every_permit()
    {
        _store.Decide(TwoPerSecond);
        _store.Decide(TwoPerSecond);

        _store.Advance(TimeSpan.FromDays(3_650).Ticks / TimeSpan.TicksPerMillisecond);

        Assert.That(_store.Decide(TwoPerSecond), Is.EqualTo(Decision.Admitted(1)));
    }

    [Test]
    public void A_clock_that_jumps_about_never_makes_anybody_wait_longer_than_the_window([Values(31, 32, 33)] int seed)
    {
        Random random = new(seed);
        LimitPolicy policy = Policies.Throttle(random.Next(1, 20), 1_000);
        for (int call = 0; call < Length; call++)
        {
            _store.Advance(random.Next(20) == 0 ? random.Next(-3_000, 3_000) : random.Next(60));
            Decision decision = _store.Decide(policy);
            if (decision.IsAdmitted)
            {
                continue;
            }

            Assert.That(decision.RetryAfter, Is.InRange(1, 1_000));
            if (random.Next(10) == 0)
            {
                _store.Advance(decision.RetryAfter - 1);
                Assert.That(_store.Decide(policy), Is.EqualTo(Decision.Refused(policy, 1)));
                _store.Advance(1);
                Assert.That(_store.Decide(policy).IsAdmitted);
            }
        }
    }

    [Test]
    public void Between_two_steps_back_any_window_holds_the_limit([Values(41, 42, 43)] int seed)
    {
        Random random = new(seed);
        LimitPolicy policy = Policies.Throttle(random.Next(2, 20), 1_000);
        List<long> admitted = [];
        for (int call = 0; call < Length; call++)
        {
            if (random.Next(200) == 0)
            {
                _store.Advance(-random.Next(3_000));
                admitted.Clear();
            }

            if (_store.Decide(policy).IsAdmitted)
            {
                admitted.Add(_store.Now);
                Assert.That(admitted.Count(stamp => stamp > _store.Now - 1_000), Is.AtMost(policy.Permits));
            }

            _store.Advance(random.Next(30));
        }
    }
}
