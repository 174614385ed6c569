namespace Sentinel.Limiting.Memory;

/// <summary>
/// Sliding windows of more permits than are worth a stamp each: admissions are counted in buckets of a 128th of the window,
/// and a permit comes back when the end of its bucket is a window old. So there are never more than L, and a permit comes back
/// late by at most one bucket.
/// </summary>
internal sealed class TallyTable(int jitter) : CounterTable((Counts + Buckets + 2) * sizeof(uint), jitter)
{
    private const int Buckets = 128;
    private const int Start = Slot.Payload;

    // One bucket is being filled and one is partly out of the window.
    private const int Window = Start + 1;
    private const int Counts = Window + 1;

    public override long Wait(ReadOnlySpan<uint> slot, LimitPolicy policy, uint now)
    {
        int excess = WeightOf(slot, now) - policy.Permits + 1;
        long wait = 0;
        for (int bucket = slot.Length - Counts - 1; bucket >= 0 && excess > 0; bucket--)
        {
            long freeAt = FreeAt(slot, bucket);
            if (freeAt > now && slot[Counts + bucket] > 0)
            {
                excess -= (int)slot[Counts + bucket];
                wait = freeAt - now;
            }
        }

        return wait;
    }

    public override int Live(ReadOnlySpan<uint> slot, LimitPolicy policy, uint now) =>
        Math.Min(policy.Permits, WeightOf(slot, now));

    public override void Charge(Span<uint> slot, in Claim claim, uint now)
    {
        slot[Window] = (uint)claim.LongestWindow;
        Span<uint> counts = slot[Counts..];
        uint start = now - (now % WidthOf(slot));
        long passed = slot[Start] == 0 ? counts.Length : (start - (long)slot[Start]) / WidthOf(slot);
        if (passed > 0)
        {
            int kept = (int)Math.Max(0, counts.Length - passed);
            counts[..kept].CopyTo(counts[(counts.Length - kept)..]);
            counts[..(counts.Length - kept)].Clear();
            slot[Start] = start;
        }

        counts[0]++;
        slot[Slot.Value] = (uint)claim.MostPermits;
        slot[Slot.DeadAt] = (uint)FreeAt(slot, 0);
    }

    public override void Move(Span<uint> slot, long by, uint now)
    {
        slot[Start] = (uint)Math.Max(1, Math.Min(slot[Start] + by, now));
        slot[Slot.DeadAt] = (uint)FreeAt(slot, 0);
    }

    public override long NewestOf(ReadOnlySpan<uint> slot) => slot[Start];

    public override int WeightOf(ReadOnlySpan<uint> slot, uint now)
    {
        uint live = 0;
        for (int bucket = 0; bucket < slot.Length - Counts && FreeAt(slot, bucket) > now; bucket++)
        {
            live += slot[Counts + bucket];
        }

        return (int)live;
    }

    /// <summary>When the permits of a bucket come back: its last millisecond is then a window old.</summary>
    private static long FreeAt(ReadOnlySpan<uint> slot, int bucket)
    {
        long width = WidthOf(slot);
        return slot[Start] - (bucket * width) + width - 1 + slot[Window];
    }

    private static uint WidthOf(ReadOnlySpan<uint> slot) => (slot[Window] + Buckets - 1) / Buckets;
}
