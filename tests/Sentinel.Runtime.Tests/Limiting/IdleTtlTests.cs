using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class IdleTtlTests
{
    private const long Hour = 3_600_000;
    private const long Minute = 60_000;

    private readonly MemoryUnderTest _store = new(sweepPerCall: 100, idleTtl: TimeSpan.FromMinutes(1));

    [Test]
    public void A_counter_that_is_idle_is_forgotten_when_another_is_added([Values(5, 20, 50, 100, 200)] int permits)
    {
        LimitPolicy policy = Policies.Throttle(permits, Hour);
        _store.Decide(policy, Calls.By(1));
        _store.Advance(Minute + (Hour / 128));

        AddOthersOf(policy);

        Assert.That(_store.Peek(policy, Calls.By(1)), Is.EqualTo(Decision.Admitted(permits)));
        Assert.That(_store.Memory.Evictions, Is.Positive);
    }

    [Test]
    public void One_millisecond_earlier_it_is_not()
    {
        LimitPolicy policy = Policies.Throttle(5, Hour);
        _store.Decide(policy, Calls.By(1));
        _store.Advance(Minute - 1);

        AddOthersOf(policy);

        Assert.That(_store.Peek(policy, Calls.By(1)), Is.EqualTo(Decision.Admitted(4)));
        Assert.That(_store.Memory.Evictions, Is.Zero);
    }

    [Test]
    public void At_that_millisecond_it_is()
    {
        LimitPolicy policy = Policies.Throttle(5, Hour);
        _store.Decide(policy, Calls.By(1));
        _store.Advance(Minute);

        AddOthersOf(policy);

        Assert.That(_store.Peek(policy, Calls.By(1)), Is.EqualTo(Decision.Admitted(5)));
    }

    [Test]
    public void Another_admission_makes_it_young_again()
    {
        LimitPolicy policy = Policies.Throttle(5, Hour);
        _store.Decide(policy, Calls.By(1));
        _store.Advance(Minute - 1);
        _store.Decide(policy, Calls.By(1));
        _store.Advance(Minute - 1);

        AddOthersOf(policy);

        Assert.That(_store.Peek(policy, Calls.By(1)), Is.EqualTo(Decision.Admitted(3)));
    }

    [Test]
    public void One_that_is_refusing_is_kept([Values(1, 2, 20)] int permits)
    {
        LimitPolicy policy = Policies.Throttle(permits, Hour);
        _store.Fill(policy, Calls.By(1));
        _store.Advance(30 * Minute);

        AddOthersOf(policy);

        Assert.That(_store.Decide(policy, Calls.By(1)), Is.EqualTo(Decision.Refused(policy, 30 * Minute)));
        Assert.That(_store.Memory.Evictions, Is.Zero);
    }

    [Test]
    public void Token_buckets_and_fixed_windows_are_kept_while_they_count(
        [Values(Algorithm.TokenBucket, Algorithm.FixedWindow)] Algorithm algorithm
    )
    {
        LimitPolicy policy = Policies.Throttle(5, Hour, algorithm: algorithm);
        _store.Decide(policy, Calls.By(1));
        _store.Advance(2 * Minute);

        AddOthersOf(policy);

        Assert.That(_store.Peek(policy, Calls.By(1)), Is.EqualTo(Decision.Admitted(4)));
    }

    [Test]
    public void What_is_dead_anyway_is_dropped_and_is_no_eviction()
    {
        LimitPolicy policy = Policies.Throttle(5, 1_000);
        _store.Decide(policy, Calls.By(1));
        _store.Advance(2 * Minute);

        AddOthersOf(policy);

        Assert.That(_store.Memory.Evictions, Is.Zero);
    }

    [Test]
    public void Nothing_is_idle_by_default()
    {
        Assert.That(new MemoryStoreOptions().IdleTtl, Is.EqualTo(Timeout.InfiniteTimeSpan));
    }

    [Test]
    public void A_millisecond_is_the_shortest()
    {
        TimeSpan shortest = TimeSpan.FromMilliseconds(1);

        Assert.That(new MemoryStoreOptions { IdleTtl = shortest }.IdleTtl, Is.EqualTo(shortest));
    }

    [Test]
    public void Where_no_counter_is_looked_at_an_idle_time_would_do_nothing_and_is_refused()
    {
        MemoryStoreOptions options = new() { IdleTtl = TimeSpan.FromMinutes(5), SweepPerCall = 0 };

        Assert.That(
            () => new MemoryStore(options),
            Throws.ArgumentException.With.Message.Contains("IdleTtl is 00:05:00, but SweepPerCall is 0")
        );
    }

    [TestCase(0)]
    [TestCase(-2)]
    [TestCase(-60_000)]
    public void A_time_that_is_not_positive_is_refused_with_its_value(int milliseconds)
    {
        TimeSpan value = TimeSpan.FromMilliseconds(milliseconds);

        Assert.That(
            () => new MemoryStoreOptions { IdleTtl = value },
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains($"{value}")
        );
    }

    // Others are in other stripes too, and only those of the same stripe sweep what is there: so many of them come.
    private void AddOthersOf(LimitPolicy policy)
    {
        for (int user = 2; user <= 2_000; user++)
        {
            _store.Decide(policy, Calls.By(user));
        }
    }
}
