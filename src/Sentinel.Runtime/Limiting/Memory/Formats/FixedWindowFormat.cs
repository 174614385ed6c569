namespace Sentinel.Limiting.Memory;

/// <summary>Fixed windows: when the window that the first call began ends, and how many calls it has admitted.</summary>
internal sealed class FixedWindowFormat(int index) : CounterFormat(index, 16, Taken)
{
    private const int End = State;
    private const int Taken = End + 1;

    public override long Wait(ReadOnlySpan<uint> slot, LimitPolicy policy, uint now, out int live)
    {
        live = Math.Min(policy.Permits, WeightOf(slot, now));
        return live < policy.Permits ? 0 : slot[End] - now;
    }

    public override void Charge(Span<uint> slot, in Charge charge, uint now)
    {
        uint taken = (uint)WeightOf(slot, now);
        slot[End] = taken == 0 ? now + charge.LongestWindow : slot[End];
        slot[Taken] = (taken + 1) | FlagAfter(in charge);
    }

    public override void Refund(Span<uint> slot, in Charge charge, long at, uint now)
    {
        int taken = WeightOf(slot, now);
        bool isOfThisWindow = at >= slot[End] - (long)charge.LongestWindow;
        if (taken > 0 && isOfThisWindow)
        {
            slot[Taken] = (uint)taken - 1;
        }
    }

    public override void Rebase(Span<uint> slot, uint by) => slot[End] -= by;

    public override long DeadAt(ReadOnlySpan<uint> slot) => (slot[Taken] & ~Refusing) == 0 ? 0 : slot[End];

    public override long NewestOf(ReadOnlySpan<uint> slot, uint now) => now;

    public override int WeightOf(ReadOnlySpan<uint> slot, uint now) =>
        slot[End] > now ? (int)(slot[Taken] & ~Refusing) : 0;
}
