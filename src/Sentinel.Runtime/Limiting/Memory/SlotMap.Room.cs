using System.Runtime.InteropServices;

namespace Sentinel.Limiting.Memory;

/// <content>Room: what the dead had, or another array.</content>
internal unsafe partial struct SlotMap
{
    /// <summary>Drops what is dead, and gives back the room that it took.</summary>
    public void Rebuild(CounterFormat format, uint now) => MoveAlive(CountAlive(format, now), format, now);

    /// <summary>Makes room for another key: that of the dead where there are enough of them, so that bursts need no new arrays.</summary>
    private void MakeRoom(CounterFormat format, uint now)
    {
        int alive = CountAlive(format, now);
        if (_mostUsed - alive > _mostUsed / 16)
        {
            RemoveDead(format, now);
        }
        else
        {
            MoveAlive(alive, format, now);
        }
    }

    private void MoveAlive(int alive, CounterFormat format, uint now)
    {
        SlotMap old = this;
        Allocate(alive + 1);

        // In the order of their homes, so that memory is read and written from one end to the other.
        for (int slot = 0; slot < old._capacity; slot++)
        {
            if (old.IsAlive(slot, format, now))
            {
                ReadOnlySpan<uint> words = old.Words(slot);
                int place = FindFree(KeyOf(words));
                Place(KeyOf(words), place);
                words.CopyTo(Words(place));
            }
        }

        // Its address alone does not keep the array alive.
        GC.KeepAlive(old._slots);
        Version++;
    }

    private readonly int CountAlive(CounterFormat format, uint now)
    {
        int alive = 0;
        for (int slot = 0; slot < _capacity; slot++)
        {
            alive += IsAlive(slot, format, now) ? 1 : 0;
        }

        return alive;
    }

    /// <summary>Frees what a search for a key comes past for nothing. It has just been there: the lines are in the cache.</summary>
    /// <returns>The free slot to which it comes.</returns>
    private int FreeOnTheWay(ulong key, CounterFormat format, uint now)
    {
        if (_capacity == 0)
        {
            return None;
        }

        int slot = HomeOf(key);
        while (KeyAt(slot) != NoKey)
        {
            if (format.DeadAt(Words(slot)) <= now)
            {
                // Another one may have moved into its place.
                Remove(slot);
            }
            else
            {
                slot = Next(slot);
            }
        }

        return slot;
    }

    private void RemoveDead(CounterFormat format, uint now)
    {
        // From the end, so that those behind are mostly gone, and few have to move.
        for (int slot = _capacity - 1; slot >= 0; slot--)
        {
            // Another one may have moved into its place.
            while (KeyAt(slot) != NoKey && format.DeadAt(Words(slot)) <= now)
            {
                Remove(slot);
            }
        }
    }

    private readonly bool IsAlive(int slot, CounterFormat format, uint now) =>
        KeyAt(slot) != NoKey && format.DeadAt(Words(slot)) > now;

    /// <summary>Makes about twice the room that is needed, by map more or less, so that maps do not grow all at once.</summary>
    private void Allocate(int needed)
    {
        int capacity = (int)Math.Min(((long)needed * (29 + (jitter & 7)) / 16) + 2, int.MaxValue);

        // Pinned, since only a slot that keeps its address keeps to its cache lines. Before anything else changes: where there is no
        // memory for it, the map stays as it is.
        byte[] slots = GC.AllocateArray<byte>(checked((capacity * stride) + LineSize), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(slots, 0);
        _slots = slots;
        _first = (byte*)(address + ((LineSize - (address % LineSize)) % LineSize));
        _capacity = capacity;

        // Above 13 slots in 16, those who look for a free one walk far.
        _mostUsed = (int)((long)capacity * 13 / 16);
        (Count, _hand) = (0, 0);
    }
}
