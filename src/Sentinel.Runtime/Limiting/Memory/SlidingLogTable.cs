namespace Sentinel.Limiting.Memory;

/// <summary>Exact sliding windows: of each counter the stamps of the newest admissions, newest first; 0 where there is none.</summary>
/// <remarks>
/// A call is refused while the L-th newest admission is younger than the window. If L + 1 admissions lay in one window, the
/// last of them had its L-th newest predecessor in it and was refused: so there are never more than L.
/// </remarks>
internal sealed class SlidingLogTable(int stride, int jitter) : CounterTable(stride, jitter)
{
    /// <summary>The most permits that are counted stamp by stamp.</summary>
    public const int MaxPermits = 128;

    public override long Wait(ReadOnlySpan<uint> slot, LimitPolicy policy, uint now)
    {
        uint stamp = slot[Slot.Payload + policy.Permits - 1];
        return stamp == 0 ? 0 : Math.Max(0, stamp + policy.WindowMilliseconds - now);
    }

    public override int Live(ReadOnlySpan<uint> slot, LimitPolicy policy, uint now) =>
        Live(slot.Slice(Slot.Payload, policy.Permits), policy.WindowMilliseconds, now);

    public override void Charge(Span<uint> slot, in Claim claim, uint now)
    {
        Span<uint> stamps = slot[Slot.Payload..];
        long longest = stamps[0] == 0 ? claim.LongestWindow : Math.Max(claim.LongestWindow, LongestOf(slot));
        stamps[..^1].CopyTo(stamps[1..]);
        stamps[0] = now;
        slot[Slot.Value] = (uint)claim.MostPermits;
        slot[Slot.DeadAt] = (uint)(now + longest);
    }

    public override void Move(Span<uint> slot, long by, uint now)
    {
        Span<uint> stamps = slot[Slot.Payload..];
        long longest = LongestOf(slot);
        for (int i = 0; i < stamps.Length && stamps[i] != 0; i++)
        {
            stamps[i] = (uint)Math.Max(0, Math.Min(stamps[i] + by, now));
        }

        slot[Slot.DeadAt] = (uint)(stamps[0] + longest);
    }

    public override long NewestOf(ReadOnlySpan<uint> slot) => slot[Slot.Payload];

    public override int WeightOf(ReadOnlySpan<uint> slot, uint now) => Live(slot[Slot.Payload..], LongestOf(slot), now);

    private static int Live(ReadOnlySpan<uint> stamps, long window, uint now)
    {
        int live = 0;
        while (live < stamps.Length && stamps[live] != 0 && stamps[live] + window > now)
        {
            live++;
        }

        return live;
    }

    private static long LongestOf(ReadOnlySpan<uint> slot) => slot[Slot.DeadAt] - (long)slot[Slot.Payload];
}
