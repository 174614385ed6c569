using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Sentinel.Limiting.Memory;

/// <summary>
/// Counters of one algorithm and size in slots found by a 64-bit key: open addressing over groups of 16, with one control byte
/// a slot. Two arrays without references: the garbage collector has nothing to mark. Not thread-safe.
/// </summary>
internal abstract class CounterTable(int stride, int jitter)
{
    /// <summary>No slot.</summary>
    public const int None = -1;

    private const int GroupWidth = 16;
    private const int LineSize = 64;

    // A tag is 7 bits of the key; the free states have the top bit.
    private const byte TagMask = 0x7F;
    private const byte Empty = 0x80;
    private const byte Deleted = 0xFF;

    private byte[] _control = [];
    private byte[] _slots = [];
    private nint _origin;
    private int _groups;
    private int _taken;
    private int _hand;

    /// <summary>The slots in use, dead ones that are not swept yet included.</summary>
    public int Count { get; private set; }

    /// <summary>Changes when slots were added or removed: what was found before may be elsewhere.</summary>
    public int Version { get; private set; }

    /// <summary>The words of a slot.</summary>
    public int SlotWords => stride / sizeof(uint);

    private int Capacity => _groups * GroupWidth;

    // One slot in sixteen stays empty, so that every search ends.
    private int MaxTaken => Capacity - _groups;

    /// <summary>How long a policy waits for its next permit, in milliseconds; 0 when it has one.</summary>
    public abstract long Wait(ReadOnlySpan<uint> slot, LimitPolicy policy, uint now);

    /// <summary>How many of a policy's permits are taken.</summary>
    public abstract int Live(ReadOnlySpan<uint> slot, LimitPolicy policy, uint now);

    /// <summary>Records an admission.</summary>
    public abstract void Charge(Span<uint> slot, in Claim claim, uint now);

    /// <summary>Moves a counter in time; what comes to lie in the future is taken to have happened now.</summary>
    public abstract void Move(Span<uint> slot, long by, uint now);

    /// <summary>The time of the newest admission.</summary>
    public abstract long NewestOf(ReadOnlySpan<uint> slot);

    /// <summary>How much would be forgotten with this counter: its live admissions, in any window that has used it.</summary>
    public abstract int WeightOf(ReadOnlySpan<uint> slot, uint now);

    /// <summary>Finds the slot of a key.</summary>
    public int Find(ulong key)
    {
        if (Count == 0)
        {
            return None;
        }

        Vector128<byte> tag = Vector128.Create((byte)(key & TagMask));
        for (int group = HomeOf(key); ; group = Next(group))
        {
            Vector128<byte> control = ControlOf(group);
            uint matches = Vector128.Equals(control, tag).ExtractMostSignificantBits();
            for (; matches != 0; matches &= matches - 1)
            {
                int slot = (group * GroupWidth) + BitOperations.TrailingZeroCount(matches);
                if (KeyOf(slot) == key)
                {
                    return slot;
                }
            }

            if (Vector128.EqualsAny(control, Vector128.Create(Empty)))
            {
                return None;
            }
        }
    }

    /// <summary>Asks for a key's cache line before the lock is taken. What is read here is only ever a hint.</summary>
    public unsafe void Prefetch(ulong key)
    {
        byte[] control = Volatile.Read(ref _control);
        if (!Sse.IsSupported || control.Length == 0)
        {
            return;
        }

        int first = HomeOf(key, control.Length / GroupWidth) * GroupWidth;
        Vector128<byte> tags = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(control), (nuint)first);
        uint matches = Vector128.Equals(tags, Vector128.Create((byte)(key & TagMask))).ExtractMostSignificantBits();
        if (matches != 0)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref SlotOf(first + BitOperations.TrailingZeroCount(matches))));
        }
    }

    /// <summary>Adds a key that is not there, with an empty slot; other slots may move.</summary>
    /// <param name="key">The key.</param>
    /// <param name="now">Slots that are dead now are dropped when others have to move.</param>
    public int Add(ulong key, uint now)
    {
        if (_taken == MaxTaken)
        {
            Rebuild(now);
        }

        Version++;
        return Place(key);
    }

    /// <summary>The words of a slot. Where the clock stepped back, what lay in the future is taken to have happened now.</summary>
    public Span<uint> WordsAt(int slot, uint now)
    {
        Span<uint> words = Words(slot);
        if (NewestOf(words) > now)
        {
            Move(words, by: 0, now);
        }

        return words;
    }

    /// <summary>The key of a slot.</summary>
    public static ulong KeyOf(ReadOnlySpan<uint> slot) => MemoryMarshal.Cast<uint, ulong>(slot)[0];

    /// <summary>Frees a slot.</summary>
    public void Remove(int slot)
    {
        // A search that came past this slot ends in its group anyway if another one there is empty.
        bool endsHere = Vector128.EqualsAny(ControlOf(slot / GroupWidth), Vector128.Create(Empty));
        _control[slot] = endsHere ? Empty : Deleted;
        _taken -= endsHere ? 1 : 0;
        Count--;
        Version++;
    }

    /// <summary>The words of a slot, its key first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<uint> Words(int slot) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, uint>(ref SlotOf(slot)), SlotWords);

    /// <summary>The next slot in use after the last one that was visited, round and round.</summary>
    /// <returns>The slot, or <see cref="None"/> after <paramref name="visits"/> free ones.</returns>
    public int NextUsed(int visits)
    {
        for (int i = 0; i < visits && Capacity > 0; i++)
        {
            _hand = _hand + 1 >= Capacity ? 0 : _hand + 1;
            if (_control[_hand] <= TagMask)
            {
                return _hand;
            }
        }

        return None;
    }

    private int Place(ulong key)
    {
        int group = HomeOf(key);
        uint free = ControlOf(group).ExtractMostSignificantBits();
        while (free == 0)
        {
            group = Next(group);
            free = ControlOf(group).ExtractMostSignificantBits();
        }

        int slot = (group * GroupWidth) + BitOperations.TrailingZeroCount(free);
        _taken += _control[slot] == Empty ? 1 : 0;
        _control[slot] = (byte)(key & TagMask);
        Count++;
        Span<uint> words = Words(slot);
        words.Clear();
        MemoryMarshal.Cast<uint, ulong>(words)[0] = key;
        return slot;
    }

    /// <summary>Drops what is dead, and grows where that is not enough.</summary>
    private void Rebuild(uint now)
    {
        CounterTable old = (CounterTable)MemberwiseClone();
        int alive = 0;
        for (int slot = 0; slot < old.Capacity; slot++)
        {
            alive += old.IsAlive(slot, now) ? 1 : 0;
        }

        Allocate(GroupsFor(alive + 1));
        for (int slot = 0; slot < old.Capacity; slot++)
        {
            if (old.IsAlive(slot, now))
            {
                old.Words(slot).CopyTo(Words(Place(old.KeyOf(slot))));
            }
        }
    }

    private bool IsAlive(int slot, uint now) => _control[slot] <= TagMask && Words(slot)[Slot.DeadAt] > now;

    /// <summary>A quarter more than is needed, or a little less by table, so that tables do not grow all at once.</summary>
    private int GroupsFor(int needed)
    {
        int generous = needed + (needed * (4 + (jitter & 7)) / 48) + 1;
        return (generous + GroupWidth - 2) / (GroupWidth - 1);
    }

    private void Allocate(int groups)
    {
        _groups = groups;
        _control = GC.AllocateUninitializedArray<byte>(Capacity);
        _control.AsSpan().Fill(Empty);

        // Pinned, since only a slot that keeps its address keeps to its cache lines.
        _slots = GC.AllocateUninitializedArray<byte>((Capacity * stride) + LineSize, pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_slots, 0);
        _origin = (LineSize - (address % LineSize)) % LineSize;
        (_taken, Count, _hand) = (0, 0, 0);
    }

    private int HomeOf(ulong key) => HomeOf(key, _groups);

    private static int HomeOf(ulong key, int groups) => (int)(((key >> 32) * (ulong)groups) >> 32);

    private int Next(int group) => group + 1 == _groups ? 0 : group + 1;

    private Vector128<byte> ControlOf(int group) =>
        Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_control), (nuint)(group * GroupWidth));

    private ulong KeyOf(int slot) => Unsafe.As<byte, ulong>(ref SlotOf(slot));

    private ref byte SlotOf(int slot) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), _origin + ((nint)slot * stride));
}
