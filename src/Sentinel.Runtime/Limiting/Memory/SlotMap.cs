using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Sentinel.Limiting.Memory;

/// <summary>
/// Counters of one format in slots found by a 64-bit key: open addressing with linear probing, so that a key is where it belongs
/// or close behind. One array without references: the garbage collector has nothing to mark. Not thread-safe.
/// </summary>
/// <remarks>A struct that lives inside its stripe: a decision reaches its slot with one load less.</remarks>
internal unsafe partial struct SlotMap(int stride, int jitter)
{
    /// <summary>No slot.</summary>
    public const int None = -1;

    /// <summary>A key that no counter has: its slot is free.</summary>
    public const ulong NoKey = 0;

    private const int LineSize = 64;

    private byte[] _slots = [];
    private byte* _first;
    private int _capacity;
    private int _mostUsed;
    private int _hand;

    /// <summary>The slots in use, dead ones that are not swept yet included.</summary>
    public int Count { get; private set; }

    /// <summary>Whether what was added last has taken more room than the dead on its way had.</summary>
    public bool HasGrown { get; private set; }

    /// <summary>The slots, free ones included.</summary>
    public readonly int Capacity => _capacity;

    /// <summary>Changes when slots were added or removed: what was found before may be elsewhere.</summary>
    public int Version { get; private set; }

    /// <summary>The key of a slot.</summary>
    public static ulong KeyOf(ReadOnlySpan<uint> slot) => MemoryMarshal.Cast<uint, ulong>(slot)[0];

    /// <summary>Finds the slot of a key.</summary>
    public readonly int Find(ulong key)
    {
        if (_capacity == 0)
        {
            return None;
        }

        for (int slot = HomeOf(key); ; slot = Next(slot))
        {
            ulong found = KeyAt(slot);
            if (found == key)
            {
                return slot;
            }

            if (found == NoKey)
            {
                return None;
            }
        }
    }

    /// <summary>
    /// Asks for the cache line in which a key belongs, before the lock is taken: what is read here is only ever a hint, and a
    /// hint at memory that is not there any more does no harm.
    /// </summary>
    public readonly void Prefetch(ulong key)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(AddressOf(HomeOf(key)));
        }
    }

    /// <summary>Adds a key that is not there, with an empty slot; other slots may move.</summary>
    /// <param name="key">The key.</param>
    /// <param name="format">What the slots hold: those that are dead are dropped where the key comes past.</param>
    /// <param name="now">The time.</param>
    public int Add(ulong key, CounterFormat format, uint now)
    {
        int before = Count;
        int slot = FreeOnTheWay(key, format, now);
        if (Count == _mostUsed)
        {
            MakeRoom(format, now);
            slot = FindFree(key);
        }

        Version++;
        Place(key, slot);
        HasGrown = Count > before;
        return slot;
    }

    /// <summary>Frees a slot; those behind it may move.</summary>
    public void Remove(int slot)
    {
        int free = slot;
        for (int next = Next(free); KeyAt(next) != NoKey; next = Next(next))
        {
            // What belongs behind the free slot stays: a search for it never comes past here.
            if (Distance(HomeOf(KeyAt(next)), next) >= Distance(free, next))
            {
                Words(next).CopyTo(Words(free));
                free = next;
            }
        }

        *(ulong*)AddressOf(free) = NoKey;
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
        for (int i = 0; i < visits && _capacity > 0; i++)
        {
            _hand = _hand + 1 >= _capacity ? 0 : _hand + 1;
            if (KeyAt(_hand) != NoKey)
            {
                return _hand;
            }
        }

        return None;
    }

    private readonly int FindFree(ulong key)
    {
        int slot = HomeOf(key);
        while (KeyAt(slot) != NoKey)
        {
            slot = Next(slot);
        }

        return slot;
    }

    private void Place(ulong key, int slot)
    {
        Count++;
        Span<uint> words = Words(slot);
        words.Clear();
        MemoryMarshal.Cast<uint, ulong>(words)[0] = key;
    }

    private readonly int HomeOf(ulong key) => (int)(((key >> 32) * (ulong)_capacity) >> 32);

    private readonly int Next(int slot) => slot + 1 == _capacity ? 0 : slot + 1;

    private readonly int Distance(int from, int to) => to >= from ? to - from : to - from + _capacity;

    private readonly ulong KeyAt(int slot) => *(ulong*)AddressOf(slot);

    private readonly byte* AddressOf(int slot) => _first + ((nint)slot * stride);
}
