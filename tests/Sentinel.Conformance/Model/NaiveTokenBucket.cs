using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>
/// A bucket that lacks some time until it is full. A call makes it lack W / L more, which is rounded up to a nanosecond, and is
/// admitted where that fits into L such intervals.
/// </summary>
internal sealed class NaiveTokenBucket : NaiveCounter
{
    private const decimal PerMillisecond = 1_000_000;

    // In nanoseconds, as a decimal: its arithmetic is that of paper.
    private decimal _fullAgain;

    internal override long WaitOf(LimitPolicy policy, long now) =>
        (long)Math.Ceiling(Math.Max(0, LacksAt(now) - ((policy.Permits - 1) * IntervalOf(policy))) / PerMillisecond);

    internal override int FreeOf(LimitPolicy policy, long now) =>
        (int)Math.Max(0, Math.Floor(policy.Permits - (LacksAt(now) / IntervalOf(policy))));

    internal override void Refund(LimitPolicy[] policies, long at, long now)
    {
        if (at + LongestOf(policies) > now && !IsDead(now))
        {
            _fullAgain -= policies.Max(IntervalOf);
            MustStay = false;
        }
    }

    internal override bool IsDead(long now) => LacksAt(now) == 0;

    protected override void Charge(LimitPolicy[] policies, long now) =>
        _fullAgain = (now * PerMillisecond) + LacksAt(now) + policies.Max(IntervalOf);

    private static decimal IntervalOf(LimitPolicy policy) =>
        Math.Ceiling(policy.WindowMilliseconds * PerMillisecond / policy.Permits);

    private decimal LacksAt(long now) => Math.Max(0, _fullAgain - (now * PerMillisecond));
}
