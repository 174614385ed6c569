namespace Sentinel.Limiting.Memory;

/// <summary>
/// Token buckets as GCRA keeps them: only the time at which the bucket is full again, in nanoseconds. It is held as that time in
/// milliseconds, rounded up, and what was added, beside how many permits were taken at the last admission.
/// </summary>
internal sealed class TokenBucketFormat(int index) : CounterFormat(index, 16, Rest)
{
    private const int FullAgain = State;
    private const int Rest = FullAgain + 1;

    private const long PerMillisecond = 1_000_000;

    // 20 bits hold the nanoseconds that were added, 11 bits the permits, 1 bit the flag.
    private const int AddedBits = 20;
    private const uint AddedMask = (1u << AddedBits) - 1;
    private const uint MaxTaken = (1u << 11) - 1;

    public override long Wait(ReadOnlySpan<uint> slot, LimitPolicy policy, uint now, out int live)
    {
        long interval = policy.IntervalNanoseconds;
        long debt = DebtOf(slot, now);
        live = (int)Math.Min(policy.Permits, RoundUp(debt, interval));
        return RoundUp(Math.Max(0, debt - (interval * (policy.Permits - 1))), PerMillisecond);
    }

    public override void Charge(Span<uint> slot, in Charge charge, uint now) =>
        Set(slot, DebtOf(slot, now) + charge.LongestInterval, (uint)charge.Live + 1, FlagAfter(in charge), now);

    public override void Refund(Span<uint> slot, in Charge charge, long at, uint now)
    {
        // Never more than a full bucket, and nothing for a permit that has long come back.
        long debt = DebtOf(slot, now) - charge.LongestInterval;
        if (at + charge.LongestWindow > now)
        {
            Set(slot, Math.Max(0, debt), Math.Max(1, TakenOf(slot)) - 1, flag: 0, now);
        }
    }

    public override void Rebase(Span<uint> slot, uint by) => slot[FullAgain] -= by;

    public override long DeadAt(ReadOnlySpan<uint> slot) => slot[FullAgain];

    public override long NewestOf(ReadOnlySpan<uint> slot, uint now) => now;

    public override int WeightOf(ReadOnlySpan<uint> slot, uint now) => (int)Math.Max(1, TakenOf(slot));

    private static uint TakenOf(ReadOnlySpan<uint> slot) => (slot[Rest] & ~Refusing) >> AddedBits;

    /// <summary>How long the bucket takes to be full again, in nanoseconds.</summary>
    private static long DebtOf(ReadOnlySpan<uint> slot, uint now) =>
        Math.Max(0, ((slot[FullAgain] - (long)now) * PerMillisecond) - (slot[Rest] & AddedMask));

    private static void Set(Span<uint> slot, long debt, uint taken, uint flag, uint now)
    {
        long milliseconds = RoundUp(debt, PerMillisecond);
        uint added = (uint)((milliseconds * PerMillisecond) - debt);
        slot[FullAgain] = (uint)(now + milliseconds);
        slot[Rest] = added | (Math.Min(taken, MaxTaken) << AddedBits) | flag;
    }

    private static long RoundUp(long dividend, long divisor) => (dividend + divisor - 1) / divisor;
}
