namespace Sentinel.Limiting.Memory;

/// <summary>
/// Logs of any window: the newest stamp, the longest window that has used the counter, then the older stamps, newest first; 0
/// where there is none.
/// </summary>
internal sealed class WideLogFormat(int index, int stride)
    : LogFormat(index, stride, (stride / sizeof(uint)) - Older + 1)
{
    private const int Longest = State + 1;
    private const int Older = Longest + 1;

    public override bool Holds(int permits, uint window) => permits <= MaxPermits;

    public override long Wait(ReadOnlySpan<uint> slot, LimitPolicy policy, uint now, out int live)
    {
        long deadline = now - policy.WindowMilliseconds;
        uint newest = slot[State] & ~Refusing;
        if (DeadAt(slot) <= now)
        {
            live = 0;
            return 0;
        }

        int permits = policy.Permits;
        uint decisive = permits == 1 ? newest : slot[Older + permits - 2];
        if (decisive != 0 && decisive > deadline)
        {
            live = permits;
            return decisive - deadline;
        }

        live = newest > deadline ? 1 + LiveOf(slot.Slice(Older, permits - 1), deadline) : 0;
        return 0;
    }

    public override void Charge(Span<uint> slot, in Charge charge, uint now)
    {
        Span<uint> older = slot[Older..];
        if (DeadAt(slot) <= now)
        {
            slot[Longest] = 0;
            older.Clear();
        }
        else
        {
            older[..^1].CopyTo(older[1..]);
            older[0] = slot[State] & ~Refusing;
        }

        slot[Longest] = Math.Max(charge.LongestWindow, slot[Longest]);
        slot[State] = now | FlagAfter(in charge);
    }

    public override void Rebase(Span<uint> slot, uint by)
    {
        slot[State] -= by;
        foreach (ref uint stamp in slot[Older..])
        {
            stamp = stamp > by ? stamp - by : 0;
        }
    }

    public override long DeadAt(ReadOnlySpan<uint> slot) => (long)(slot[State] & ~Refusing) + slot[Longest];

    public override int WeightOf(ReadOnlySpan<uint> slot, uint now) =>
        1 + LiveOf(slot[Older..], (long)now - slot[Longest]);

    public override uint WindowOf(ReadOnlySpan<uint> slot) => slot[Longest];

    public override int Read(ReadOnlySpan<uint> slot, Span<uint> stamps)
    {
        stamps[0] = slot[State] & ~Refusing;
        slot[Older..].CopyTo(stamps[1..]);
        int none = stamps[..MaxPermits].IndexOf(0u);
        return none < 0 ? MaxPermits : none;
    }

    public override void Write(Span<uint> slot, ReadOnlySpan<uint> stamps, uint longestWindow)
    {
        slot[State..].Clear();
        slot[State] = stamps.IsEmpty ? 0 : stamps[0];
        slot[Longest] = longestWindow;
        if (stamps.Length > 1)
        {
            stamps[1..].CopyTo(slot[Older..]);
        }
    }

    /// <summary>How many of some stamps, newest first, are later than a deadline.</summary>
    private static int LiveOf(ReadOnlySpan<uint> stamps, long deadline)
    {
        (int live, int end) = (0, stamps.Length);
        while (live < end)
        {
            int middle = (live + end) / 2;
            (live, end) = stamps[middle] != 0 && stamps[middle] > deadline ? (middle + 1, end) : (live, middle);
        }

        return live;
    }
}
