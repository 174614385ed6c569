using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sentinel.Limiting.Refusals;

/// <summary>
/// Until when counters refuse, by 64-bit keys: bounded, without locks, and allowed to forget. Before that moment nothing but a
/// refund or a reset frees a permit, so nobody else needs to be asked.
/// </summary>
/// <remarks>
/// A slot is two words that are written one after the other: the key is stored mixed with the other word, so that a slot of which
/// one half is older than the other has a key that nobody looks for.
/// </remarks>
internal sealed class RefusalCache
{
    private const int SlotsPerLine = 4;
    private const int RemainingBits = 20;
    private const uint RemainingMask = (1u << RemainingBits) - 1;

    private readonly Slot[] _slots;
    private readonly ulong _lines;

    /// <summary>A cache with room for so many refusals.</summary>
    public RefusalCache(int size)
    {
        _lines = (ulong)((size + SlotsPerLine - 1) / SlotsPerLine);

        // Pinned and a line longer than needed, so that the slots that are looked at together share a cache line.
        _slots = GC.AllocateArray<Slot>((int)(_lines + 1) * SlotsPerLine, pinned: true);
    }

    /// <summary>Finds how long a counter refuses still, in milliseconds.</summary>
    /// <param name="key">The counter and its limit.</param>
    /// <param name="now">The time in milliseconds.</param>
    /// <param name="window">The window: a wait that is longer is none, as after a step back of the clock.</param>
    /// <param name="remaining">The permits left when it began to refuse, of a throttle none.</param>
    /// <returns>The wait, or 0.</returns>
    public long WaitOf(ulong key, long now, long window, out int remaining)
    {
        foreach (ref Slot slot in LineOf(key))
        {
            ulong data = Volatile.Read(ref slot.Data);
            if ((Volatile.Read(ref slot.Check) ^ data) == key)
            {
                long wait = (long)(data >> RemainingBits) - now;
                uint left = (uint)data & RemainingMask;
                remaining = left == RemainingMask ? int.MaxValue : (int)left;
                return wait > 0 && wait <= window ? wait : 0;
            }
        }

        remaining = 0;
        return 0;
    }

    /// <summary>Remembers a refusal, in the place of the one that ends first.</summary>
    public void Add(ulong key, long until, int remaining)
    {
        ulong data = ((ulong)until << RemainingBits) | ((uint)remaining & RemainingMask);
        ref Slot slot = ref SlotFor(key);
        Volatile.Write(ref slot.Data, data);
        Volatile.Write(ref slot.Check, key ^ data);
    }

    /// <summary>Forgets a refusal.</summary>
    public void Remove(ulong key)
    {
        foreach (ref Slot slot in LineOf(key))
        {
            if ((Volatile.Read(ref slot.Check) ^ Volatile.Read(ref slot.Data)) == key)
            {
                Volatile.Write(ref slot.Check, 0);
                Volatile.Write(ref slot.Data, 0);
            }
        }
    }

    private ref Slot SlotFor(ulong key)
    {
        Span<Slot> line = LineOf(key);
        ref Slot first = ref line[0];
        foreach (ref Slot slot in line)
        {
            if ((slot.Check ^ slot.Data) == key)
            {
                return ref slot;
            }

            if (slot.Data < first.Data)
            {
                first = ref slot;
            }
        }

        return ref first;
    }

    private unsafe Span<Slot> LineOf(ulong key)
    {
        if (_lines == 0)
        {
            return [];
        }

        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_slots));
        int first = (int)((64 - (address % 64)) % 64 / (nuint)sizeof(Slot));
        return _slots.AsSpan(first + ((int)Math.BigMul(key, _lines, out _) * SlotsPerLine), SlotsPerLine);
    }

    private struct Slot
    {
        public ulong Check;
        public ulong Data;
    }
}
