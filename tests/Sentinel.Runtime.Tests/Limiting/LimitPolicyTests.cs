using System.IO.Hashing;
using System.Reflection;
using System.Runtime.InteropServices;
using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class LimitPolicyTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Test]
    public void A_policy_keeps_its_algorithm([Values] Algorithm algorithm)
    {
        Assert.That(LimitPolicy.Throttle("b", 1, Minute, Scope.User, algorithm).Algorithm, Is.EqualTo(algorithm));
    }

    [Test]
    public void Calls_are_counted_exactly_unless_told_otherwise()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(LimitPolicy.Throttle("b", 1, Minute).Algorithm, Is.EqualTo(Algorithm.SlidingLog));
            Assert.That(LimitPolicy.Debounce("b", Minute).Algorithm, Is.EqualTo(Algorithm.SlidingLog));
            Assert.That(new ThrottleAttribute(1, 60).Algorithm, Is.EqualTo(Algorithm.SlidingLog));
            Assert.That(default(Algorithm), Is.EqualTo(Algorithm.SlidingLog));
        }
    }

    [Test]
    public void Each_kind_and_each_algorithm_has_another_hash_of_a_bucket()
    {
        ulong[] hashes =
        [
            HashOf(LimitPolicy.Debounce("b", Minute)),
            .. Enum.GetValues<Algorithm>()
                .Select(algorithm => HashOf(LimitPolicy.Throttle("b", 1, Minute, Scope.User, algorithm))),
        ];

        Assert.That(hashes, Is.Unique);
    }

    [Test]
    public void The_default_algorithm_adds_nothing_to_the_hash_of_bucket_and_kind()
    {
        ulong expected = XxHash3.HashToUInt64(MemoryMarshal.AsBytes("b".AsSpan()), (long)PolicyKind.Throttle);

        Assert.That(HashOf(LimitPolicy.Throttle("b", 1, Minute)), Is.EqualTo(expected));
    }

    [TestCase(1, 1, 1_000_000)]
    [TestCase(10, 60_000, 6_000_000_000)]
    [TestCase(3, 1, 333_334)]
    [TestCase(7, 10_000, 1_428_571_429)]
    [TestCase(LimitPolicy.MaxPermits, 1, 1)]
    [TestCase(999_999, 1, 2)]
    [TestCase(1, 2_073_600_000, 2_073_600_000_000_000)]
    public void A_permit_fills_in_a_part_of_the_window_rounded_up(int permits, long window, long nanoseconds)
    {
        LimitPolicy policy = Policies.Throttle(permits, window, algorithm: Algorithm.TokenBucket);

        Assert.That(Internal<long>(policy, "IntervalNanoseconds"), Is.EqualTo(nanoseconds));
    }

    [TestCase(1, 60_000, 0)]
    [TestCase(LimitPolicy.MaxExactPermits, 60_000, 0)]
    [TestCase(LimitPolicy.MaxExactPermits + 1, 60_000, 469)]
    [TestCase(129, 1, 1)]
    [TestCase(129, 128, 1)]
    [TestCase(129, 129, 2)]
    [TestCase(LimitPolicy.MaxPermits, 2_073_600_000, 16_200_000)]
    public void A_permit_of_many_may_come_back_late_by_a_128th_of_the_window(
        int permits,
        long window,
        long milliseconds
    )
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Policies.Throttle(permits, window).Granularity,
                Is.EqualTo(TimeSpan.FromMilliseconds(milliseconds))
            );
            Assert.That(
                Policies.Throttle(permits, window, algorithm: Algorithm.TokenBucket).Granularity,
                Is.EqualTo(TimeSpan.Zero)
            );
            Assert.That(
                Policies.Throttle(permits, window, algorithm: Algorithm.FixedWindow).Granularity,
                Is.EqualTo(TimeSpan.Zero)
            );
            Assert.That(Policies.Debounce(window).Granularity, Is.EqualTo(TimeSpan.Zero));
        }
    }

    [Test]
    public void A_fraction_of_a_millisecond_is_cut_off()
    {
        Assert.That(LimitPolicy.Throttle("b", 1, TimeSpan.FromTicks(19_999)).WindowMilliseconds, Is.EqualTo(1));
    }

    [Test]
    public void A_debounce_is_one_permit_for_each_user_unless_told_otherwise()
    {
        LimitPolicy policy = LimitPolicy.Debounce("b", Minute);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(policy.Kind, Is.EqualTo(PolicyKind.Debounce));
            Assert.That(policy.Permits, Is.EqualTo(1));
            Assert.That(policy.Scope, Is.EqualTo(Scope.User));
        }
    }

    [Test]
    public void Policies_say_in_words_what_they_allow()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                LimitPolicy.Throttle("Shop.StartAsync", 10, Minute).ToString(),
                Is.EqualTo("throttle 10 per 60 s, User, Shop.StartAsync")
            );
            Assert.That(
                LimitPolicy.Throttle("Shop.StartAsync", 10, Minute, Scope.User, Algorithm.TokenBucket).ToString(),
                Is.EqualTo("throttle 10 per 60 s, TokenBucket, User, Shop.StartAsync")
            );
            Assert.That(
                LimitPolicy.Throttle("b", 10, Minute, Scope.Chat, Algorithm.FixedWindow).ToString(),
                Is.EqualTo("throttle 10 per 60 s, FixedWindow, Chat, b")
            );
            Assert.That(
                LimitPolicy.Debounce("Shop.BuyAsync", TimeSpan.FromSeconds(2), Scope.Chat).ToString(),
                Is.EqualTo("debounce 2 s, Chat, Shop.BuyAsync")
            );
        }
    }

    [Test]
    [SetCulture("de-DE")]
    public void Words_are_the_same_in_every_culture()
    {
        LimitPolicy policy = LimitPolicy.Throttle("b", 1, TimeSpan.FromSeconds(1.5));

        Assert.That(policy.ToString(), Is.EqualTo("throttle 1 per 1.5 s, User, b"));
    }

    private static ulong HashOf(LimitPolicy policy) => Internal<ulong>(policy, "BucketHash");

    /// <summary>What stores of this assembly read, and nobody else.</summary>
    private static T Internal<T>(LimitPolicy policy, string property) =>
        (T)typeof(LimitPolicy).GetProperty(property, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(policy)!;
}
