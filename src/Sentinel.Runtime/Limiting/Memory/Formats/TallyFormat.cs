namespace Sentinel.Limiting.Memory;

/// <summary>
/// Sliding windows of more permits than are worth a stamp each: admissions are counted in buckets of a 128th of the window,
/// and a permit comes back when the end of its bucket is a window old. So there are never more than L, and a permit comes back
/// late by at most one bucket.
/// </summary>
internal sealed class TallyFormat(int index) : CounterFormat(index, 9 * 64, State)
{
    // The newest bucket's first millisecond, then the window, then the counts, newest first: one bucket is being filled and
    // one is partly out of the window.
    private const int Window = State + 1;
    private const int Counts = Window + 1;
    private const int Buckets = LimitPolicy.MaxExactPermits + 1;

    public override long Wait(ReadOnlySpan<uint> slot, LimitPolicy policy, uint now, out int live)
    {
        // A policy may count in a shorter window than the counter remembers.
        uint window = Math.Min((uint)policy.WindowMilliseconds, slot[Window]);
        int bucket = LiveBuckets(slot, window, now);
        int weight = WeightOf(slot, bucket);
        live = Math.Min(policy.Permits, weight);
        int excess = weight - policy.Permits;
        if (excess < 0)
        {
            return 0;
        }

        // The oldest go first: until the one more that this call needs is free.
        while (excess >= 0)
        {
            excess -= (int)slot[Counts + --bucket];
        }

        return FreeAt(slot, bucket, window) - now;
    }

    public override void Charge(Span<uint> slot, in Charge charge, uint now)
    {
        if (DeadAt(slot) <= now)
        {
            slot[State..].Clear();
            (slot[State], slot[Window]) = (now, charge.LongestWindow);
        }

        uint start = StartOf(slot);
        uint width = WidthOf(slot);
        uint passed = (now - start) / width;
        if (passed > 0)
        {
            Span<uint> counts = slot.Slice(Counts, Buckets);
            int kept = Buckets - (int)Math.Min(passed, Buckets);
            counts[..kept].CopyTo(counts[^kept..]);
            counts[..^kept].Clear();
            start += passed * width;
        }

        slot[Counts]++;
        slot[State] = start | FlagAfter(in charge);
    }

    public override void Refund(Span<uint> slot, in Charge charge, long at, uint now)
    {
        long bucket = at + slot[Window] > now ? BucketOf(slot, at) : Buckets;
        if (bucket < LiveBuckets(slot, slot[Window], now) && slot[Counts + (int)bucket] > 0)
        {
            slot[Counts + (int)bucket]--;
            slot[State] &= ~Refusing;
        }
    }

    /// <summary>Goes on with what a log has counted.</summary>
    /// <param name="slot">An empty slot.</param>
    /// <param name="stamps">The admissions, newest first, at least one.</param>
    /// <param name="window">The window, in milliseconds.</param>
    public static void Write(Span<uint> slot, ReadOnlySpan<uint> stamps, uint window)
    {
        (slot[State], slot[Window]) = (stamps[0], window);
        foreach (uint stamp in stamps)
        {
            long bucket = BucketOf(slot, stamp);
            if (bucket < Buckets)
            {
                slot[Counts + (int)bucket]++;
            }
        }
    }

    public override void Rebase(Span<uint> slot, uint by) => slot[State] -= by;

    public override long DeadAt(ReadOnlySpan<uint> slot)
    {
        int newest = slot.Slice(Counts, Buckets).IndexOfAnyExcept(0u);
        return newest < 0 ? 0 : FreeAt(slot, newest, slot[Window]);
    }

    public override long NewestOf(ReadOnlySpan<uint> slot, uint now) => Math.Min(now, DeadAt(slot) - slot[Window]);

    public override int WeightOf(ReadOnlySpan<uint> slot, uint now) =>
        WeightOf(slot, LiveBuckets(slot, slot[Window], now));

    private static int WeightOf(ReadOnlySpan<uint> slot, int buckets)
    {
        uint live = 0;
        foreach (uint count in slot.Slice(Counts, buckets))
        {
            live += count;
        }

        return (int)live;
    }

    private static int LiveBuckets(ReadOnlySpan<uint> slot, uint window, uint now)
    {
        long width = WidthOf(slot);
        return (int)Math.Max(0, (FreeAt(slot, 0, window) - now + width - 1) / width);
    }

    /// <summary>When the permits of a bucket come back: its last millisecond is then a window old.</summary>
    private static long FreeAt(ReadOnlySpan<uint> slot, int bucket, uint window)
    {
        long width = WidthOf(slot);
        return StartOf(slot) - (bucket * width) + width - 1 + window;
    }

    private static long BucketOf(ReadOnlySpan<uint> slot, long at)
    {
        long width = WidthOf(slot);
        return at >= StartOf(slot) ? 0 : (StartOf(slot) - at + width - 1) / width;
    }

    private static uint StartOf(ReadOnlySpan<uint> slot) => slot[State] & ~Refusing;

    private static uint WidthOf(ReadOnlySpan<uint> slot) =>
        (slot[Window] + LimitPolicy.MaxExactPermits - 1) / LimitPolicy.MaxExactPermits;
}
