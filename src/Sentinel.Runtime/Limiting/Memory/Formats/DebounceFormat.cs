namespace Sentinel.Limiting.Memory;

/// <summary>Debounces: of each content the time of its admission, and the longest window that has used it.</summary>
internal sealed class DebounceFormat(int index) : CounterFormat(index, 16, State)
{
    private const int Longest = State + 1;

    public override long Wait(ReadOnlySpan<uint> slot, LimitPolicy policy, uint now, out int live)
    {
        long wait = DeadAt(slot) > now ? Math.Max(0, Stamp(slot) + policy.WindowMilliseconds - now) : 0;
        live = wait > 0 ? 1 : 0;
        return wait;
    }

    public override void Charge(Span<uint> slot, in Charge charge, uint now)
    {
        slot[Longest] = DeadAt(slot) > now ? Math.Max(charge.LongestWindow, slot[Longest]) : charge.LongestWindow;

        // A mark is full by nature: it must not be forgotten once it has refused a duplicate.
        slot[State] = now;
    }

    public override void Refund(Span<uint> slot, in Charge charge, long at, uint now)
    {
        if (Stamp(slot) == at)
        {
            slot[State] = slot[Longest] = 0;
        }
    }

    public override void Rebase(Span<uint> slot, uint by) => slot[State] -= by;

    public override long DeadAt(ReadOnlySpan<uint> slot) => Stamp(slot) + slot[Longest];

    public override long NewestOf(ReadOnlySpan<uint> slot, uint now) => Stamp(slot);

    public override int WeightOf(ReadOnlySpan<uint> slot, uint now) => 1;

    private static long Stamp(ReadOnlySpan<uint> slot) => slot[State] & ~Refusing;
}
