using Sentinel.Limiting;
using Sentinel.Redis.Tests.Kinds;

namespace Sentinel.Redis.Tests.Counters;

/// <summary>Two instances that send their own time, of which one is late: neither undoes what the other one has counted.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.OfEachLua))]
public sealed class LateClockTests(StoreKind kind)
{
    private const long Window = 1_000;

    private static readonly LimitPolicy[] All =
    [
        Policies.Throttle(10, Window),
        Policies.Throttle(200, Window),
        Policies.Throttle(10, Window, algorithm: Algorithm.TokenBucket),
        Policies.Throttle(10, Window, algorithm: Algorithm.FixedWindow),
        Policies.Debounce(Window),
    ];

    private readonly ManualClock _clock = new();

    [Test]
    public void Both_together_admit_no_more_than_the_limit_in_any_window(
        [ValueSource(nameof(All))] LimitPolicy policy,
        [Values(1, 200, 10_000, 60_000)] long late
    )
    {
        string prefix = ServerKind.NewPrefix();
        StoreUnderTest punctual = NewStore(prefix, late: 0);
        StoreUnderTest other = NewStore(prefix, late);
        List<long> admitted = [];
        for (int call = 0; call < 1_500; call++)
        {
            StoreUnderTest store = call % 2 == 0 ? punctual : other;
            if (store.Decide(policy).IsAdmitted)
            {
                admitted.Add(_clock.GetTimestamp());
            }

            _clock.Advance(2);
        }

        Assert.That(MostInAnyWindow(admitted), Is.InRange(policy.Permits, MostOf(policy)));
    }

    [Test]
    public void Whoever_is_late_is_told_how_long_its_own_clock_takes_and_is_admitted_then(
        [ValueSource(nameof(All))] LimitPolicy policy,
        [Values(1, 200, 60_000)] long late
    )
    {
        string prefix = ServerKind.NewPrefix();
        StoreUnderTest punctual = NewStore(prefix, late: 0);
        StoreUnderTest other = NewStore(prefix, late);
        punctual.Fill(policy);

        Decision told = other.Decide(policy);
        Assert.That(told.RetryAfter, Is.EqualTo(punctual.Decide(policy).RetryAfter + late));
        _clock.Advance(told.RetryAfter - late - 1);
        Assert.That(punctual.Decide(policy).RetryAfter, Is.EqualTo(1));
        _clock.Advance(1);
        Assert.That(punctual.Peek(policy).IsAdmitted);
        _clock.Advance(late - 1);
        Assert.That(other.Decide(policy).RetryAfter, Is.EqualTo(1));
        _clock.Advance(1);
        Assert.That(other.Decide(policy).IsAdmitted);
    }

    /// <summary>What docs/redis.md says of clocks that differ.</summary>
    [Test]
    public void What_a_late_one_has_counted_comes_back_earlier_by_as_much(
        [ValueSource(nameof(All))] LimitPolicy policy,
        [Values(1, 200, Window - 1)] long late
    )
    {
        string prefix = ServerKind.NewPrefix();
        StoreUnderTest punctual = NewStore(prefix, late: 0);
        StoreUnderTest other = NewStore(prefix, late);
        other.Fill(policy);
        long wait = other.Decide(policy).RetryAfter;

        _clock.Advance(wait - late - 1);
        Assert.That(punctual.Decide(policy).RetryAfter, Is.EqualTo(1));
        _clock.Advance(1);
        Assert.That(punctual.Decide(policy).IsAdmitted);
    }

    private static int MostOf(LimitPolicy policy) =>
        policy.Algorithm switch
        {
            Algorithm.TokenBucket => (2 * policy.Permits) - 1,
            Algorithm.FixedWindow => 2 * policy.Permits,
            _ => policy.Permits,
        };

    private static int MostInAnyWindow(List<long> admitted) =>
        admitted.Max(last => admitted.Count(each => each > last - Window && each <= last));

    private StoreUnderTest NewStore(string prefix, long late)
    {
        RedisStoreOptions options = ServerKind.OptionsOf(new LateUtc(_clock, TimeSpan.FromMilliseconds(late)));
        options.Prefix = prefix;
        options.RefusalCacheSize = 0;
        return new StoreUnderTest(new RedisStore(((ServerKind)kind).Connection, options, NoOutage.Logger), _clock);
    }

    private sealed class LateUtc(TimeProvider clock, TimeSpan late) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() - late;
    }
}
