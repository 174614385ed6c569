using System.Runtime.CompilerServices;

namespace Sentinel.Limiting.Memory;

/// <summary>
/// How a counter is kept in a slot of 32-bit words: its key first, then what the format needs. Times are milliseconds since the
/// epoch of the slot's stripe, 1 to 2^31 - 1 where they are past.
/// </summary>
/// <param name="index">Where a stripe keeps the map of this format.</param>
/// <param name="stride">The bytes of a slot, a power of two up to a cache line or some whole lines.</param>
/// <param name="flagWord">The word whose top bit says that the counter is refusing.</param>
internal abstract class CounterFormat(int index, int stride, int flagWord)
{
    /// <summary>Where what the format needs begins, after the key.</summary>
    protected const int State = 2;

    /// <summary>Set once a counter is full or has refused a call, until it next admits one and is not full, or takes one back.</summary>
    protected const uint Refusing = 1u << 31;

    /// <summary>Where a stripe keeps the map of this format.</summary>
    public int Index { get; } = index;

    /// <summary>The bytes of a slot.</summary>
    public int Stride { get; } = stride;

    /// <summary>How long a policy waits for its next permit, in milliseconds; 0 when it has one.</summary>
    /// <param name="slot">The counter.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="now">The time.</param>
    /// <param name="live">How many of its permits are taken.</param>
    public abstract long Wait(ReadOnlySpan<uint> slot, LimitPolicy policy, uint now, out int live);

    /// <summary>Records an admission.</summary>
    public abstract void Charge(Span<uint> slot, in Charge charge, uint now);

    /// <summary>Takes an admission back; one that is not there any more stays what it is.</summary>
    /// <param name="slot">The counter.</param>
    /// <param name="charge">What was charged.</param>
    /// <param name="at">When it was admitted.</param>
    /// <param name="now">The time.</param>
    public abstract void Refund(Span<uint> slot, in Charge charge, long at, uint now);

    /// <summary>Restates the times of a counter relative to a later epoch.</summary>
    public abstract void Rebase(Span<uint> slot, uint by);

    /// <summary>When the counter can refuse nobody any more.</summary>
    public abstract long DeadAt(ReadOnlySpan<uint> slot);

    /// <summary>The time of its newest admission, or now where the format does not keep it.</summary>
    public abstract long NewestOf(ReadOnlySpan<uint> slot, uint now);

    /// <summary>How much would be forgotten with one that is alive: its live admissions, in any window that has used it.</summary>
    public abstract int WeightOf(ReadOnlySpan<uint> slot, uint now);

    /// <summary>Whether it must not be forgotten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsRefusing(ReadOnlySpan<uint> slot) => (slot[flagWord] & Refusing) != 0;

    /// <summary>Remembers that it has refused a call.</summary>
    public void Refuse(Span<uint> slot)
    {
        // Only where it is news: a line that is not written need not be fetched back from another core.
        if (!IsRefusing(slot))
        {
            slot[flagWord] |= Refusing;
        }
    }

    /// <summary>The flag that a charge leaves: set where it takes a policy's last permit.</summary>
    protected static uint FlagAfter(in Charge charge) => charge.TakesLast ? Refusing : 0;
}
