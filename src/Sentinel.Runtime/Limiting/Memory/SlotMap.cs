using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Sentinel.Limiting.Memory;

/// <summary>
/// Counters of one format in slots found by a 64-bit key: open addressing over groups of 16, with one control byte a slot. Two
/// arrays without references: the garbage collector has nothing to mark. Not thread-safe.
/// </summary>
/// <remarks>A struct that lives inside its stripe and is never copied: a decision reaches its slot with one load less.</remarks>
internal unsafe struct SlotMap(int stride, int jitter)
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
    private byte* _first;
    private int _groups;
    private int _taken;
    private int _hand;

    /// <summary>The slots in use, dead ones that are not swept yet included.</summary>
    public int Count { get; private set; }

    /// <summary>Changes when slots were added or removed: what was found before may be elsewhere.</summary>
    public int Version { get; private set; }

    private readonly int Capacity => _groups * GroupWidth;

    // One slot in sixteen stays empty, so that every search ends.
    private readonly int MaxTaken => Capacity - _groups;

    /// <summary>The key of a slot.</summary>
    public static ulong KeyOf(ReadOnlySpan<uint> slot) => MemoryMarshal.Cast<uint, ulong>(slot)[0];

    /// <summary>Finds the slot of a key.</summary>
    public readonly int Find(ulong key)
    {
        if (Count == 0)
        {
            return None;
        }

        Vector128<byte> tag = Vector128.Create((byte)(key & TagMask));
        for (int group = HomeOf(key, _groups); ; group = Next(group))
        {
            Vector128<byte> control = ControlOf(group);
            uint matches = Vector128.Equals(control, tag).ExtractMostSignificantBits();
            for (; matches != 0; matches &= matches - 1)
            {
                int slot = (group * GroupWidth) + BitOperations.TrailingZeroCount(matches);
                if (*(ulong*)AddressOf(slot) == key)
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
    public readonly void Prefetch(ulong key)
    {
        byte[] control = Volatile.Read(in _control);
        if (!Sse.IsSupported || control.Length == 0)
        {
            return;
        }

        int first = HomeOf(key, control.Length / GroupWidth) * GroupWidth;
        Vector128<byte> tags = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(control), (nuint)first);
        uint matches = Vector128.Equals(tags, Vector128.Create((byte)(key & TagMask))).ExtractMostSignificantBits();
        if (matches != 0)
        {
            Sse.Prefetch0(AddressOf(first + BitOperations.TrailingZeroCount(matches)));
        }
    }

    /// <summary>Adds a key that is not there, with an empty slot; other slots may move.</summary>
    /// <param name="key">The key.</param>
    /// <param name="format">What the slots hold: those that are dead are dropped when others have to move.</param>
    /// <param name="now">The time.</param>
    public int Add(ulong key, CounterFormat format, uint now)
    {
        if (_taken == MaxTaken)
        {
            Rebuild(format, now);
        }

        Version++;
        return Place(key);
    }

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
    public readonly Span<uint> Words(int slot) => new(AddressOf(slot), stride / sizeof(uint));

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
        int group = HomeOf(key, _groups);
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
    private void Rebuild(CounterFormat format, uint now)
    {
        SlotMap old = this;
        int alive = 0;
        for (int slot = 0; slot < old.Capacity; slot++)
        {
            alive += old.IsAlive(slot, format, now) ? 1 : 0;
        }

        Allocate(GroupsFor(alive + 1));
        for (int slot = 0; slot < old.Capacity; slot++)
        {
            if (old.IsAlive(slot, format, now))
            {
                ReadOnlySpan<uint> words = old.Words(slot);
                words.CopyTo(Words(Place(KeyOf(words))));
            }
        }

        // Its address alone does not keep the array alive.
        GC.KeepAlive(old._slots);
    }

    private readonly bool IsAlive(int slot, CounterFormat format, uint now) =>
        _control[slot] <= TagMask && format.DeadAt(Words(slot)) > now;

    /// <summary>Up to twice what is needed, by map more or less, so that maps do not grow all at once.</summary>
    private readonly int GroupsFor(int needed)
    {
        int generous = needed + (needed * (9 + (jitter & 7)) / 16) + 1;
        return (generous + GroupWidth - 2) / (GroupWidth - 1);
    }

    private void Allocate(int groups)
    {
        _groups = groups;
        byte[] control = GC.AllocateUninitializedArray<byte>(Capacity);
        control.AsSpan().Fill(Empty);
        Volatile.Write(ref _control, control);

        // Pinned, since only a slot that keeps its address keeps to its cache lines.
        _slots = GC.AllocateUninitializedArray<byte>((Capacity * stride) + LineSize, pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_slots, 0);
        _first = (byte*)(address + ((LineSize - (address % LineSize)) % LineSize));
        (_taken, Count, _hand) = (0, 0, 0);
    }

    private static int HomeOf(ulong key, int groups) => (int)(((key >> 32) * (ulong)groups) >> 32);

    private readonly int Next(int group) => group + 1 == _groups ? 0 : group + 1;

    private readonly Vector128<byte> ControlOf(int group) =>
        Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_control), (nuint)(group * GroupWidth));

    private readonly byte* AddressOf(int slot) => _first + ((nint)slot * stride);
}
