namespace Sentinel.Limiting.Memory;

/// <summary>Debounces: of each content the time of its admission, kept as its end and the longest window that has used it.</summary>
internal sealed class DebounceTable(int jitter) : CounterTable(Slot.Payload * sizeof(uint), jitter)
{
    public override long Wait(ReadOnlySpan<uint> slot, LimitPolicy policy, uint now) =>
        Math.Max(0, NewestOf(slot) + policy.WindowMilliseconds - now);

    public override int Live(ReadOnlySpan<uint> slot, LimitPolicy policy, uint now) =>
        Wait(slot, policy, now) > 0 ? 1 : 0;

    public override void Charge(Span<uint> slot, in Claim claim, uint now)
    {
        uint longest = Math.Max((uint)claim.LongestWindow, LongestOf(slot));
        slot[Slot.Value] = longest;
        slot[Slot.DeadAt] = now + longest;
    }

    public override void Move(Span<uint> slot, long by, uint now) =>
        slot[Slot.DeadAt] = (uint)Math.Max(0, Math.Min(NewestOf(slot) + by, now) + LongestOf(slot));

    public override long NewestOf(ReadOnlySpan<uint> slot) => slot[Slot.DeadAt] - (long)LongestOf(slot);

    public override int WeightOf(ReadOnlySpan<uint> slot, uint now) => slot[Slot.DeadAt] > now ? 1 : 0;

    private static uint LongestOf(ReadOnlySpan<uint> slot) => slot[Slot.Value] & ~Slot.Refusing;
}
