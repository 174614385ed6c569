namespace Sentinel.Limiting.Memory;

/// <content>What is forgotten: the dead, the idle, and where there is no room, what remembers least.</content>
internal sealed partial class Stripe
{
    /// <summary>How long a decision would wait for room for its counters, in milliseconds; forgets nothing.</summary>
    public long WaitForRoom(ReadOnlySpan<Claim> claims, int missing) =>
        _count + missing <= _maxEntries ? 0 : FindRoom(claims, out _);

    /// <summary>Makes room for the counters of a decision that are not there yet.</summary>
    /// <returns>0, or where nothing can be forgotten, how long it takes until something is dead, in milliseconds.</returns>
    public long MakeRoom(ReadOnlySpan<Claim> claims, int missing)
    {
        for (int over = _count + missing - _maxEntries; over > 0; over--)
        {
            long wait = FindRoom(claims, out Forgettable found);
            if (wait > 0)
            {
                _fullUntil = (uint)(_now + wait);
                return wait;
            }

            Remove(found.Format, found.Slot);
            CountEviction(found.IsAlive);
        }

        return 0;
    }

    // Looking through a whole stripe once is enough: until something is dead there is nothing to find.
    private long FindRoom(ReadOnlySpan<Claim> claims, out Forgettable found)
    {
        found = default;
        if (_now < _fullUntil)
        {
            return _fullUntil - _now;
        }

        return Eviction.TryChoose(this, claims, _now, out found, out long soonest) ? 0 : Math.Min(soonest, Reach);
    }

    /// <summary>Charges a counter. Where it is not full now, a newcomer may have its room.</summary>
    private void Charge(CounterFormat format, Span<uint> slot, in Charge charge)
    {
        format.Charge(slot, in charge, _now);
        if (!charge.TakesLast)
        {
            _fullUntil = 0;
        }
    }

    private void CountEviction(bool isAlive)
    {
        if (isAlive)
        {
            Interlocked.Increment(ref _evictions);
            MemoryMetrics.CountEviction();
        }
    }

    /// <summary>Looks at a few counters, and drops those that are dead or have been idle for too long.</summary>
    public void Sweep(CounterFormat format)
    {
        ref SlotMap map = ref MapOf(format);
        for (int looks = Math.Min(_sweepPerCall, map.Capacity); looks > 0 && map.Count > 0; looks--)
        {
            int slot = map.NextUsed(visits: 2);
            if (slot == SlotMap.None)
            {
                continue;
            }

            ReadOnlySpan<uint> words = map.Words(slot);
            bool isDead = format.DeadAt(words) <= _now;
            if (isDead || (_now - format.NewestOf(words, _now) >= _idleTtl && !format.IsRefusing(words)))
            {
                Remove(format, slot);
                CountEviction(isAlive: !isDead);
            }
        }
    }

    /// <summary>Moves the epoch so that stamps go on fitting 31 bits; about twice a day.</summary>
    private void MoveEpoch(long milliseconds)
    {
        long now = milliseconds - _epoch;
        long by = now - Reach;
        foreach (CounterFormat format in CounterFormats.All)
        {
            ref SlotMap map = ref MapOf(format);
            int before = map.Count;
            if (map.Capacity > 0)
            {
                map.Rebuild(format, (uint)Math.Min(now, uint.MaxValue));
                _count += map.Count - before;
            }
        }

        // Nothing fails from here on: either all counters tell their times since the new epoch, or none.
        foreach (CounterFormat format in CounterFormats.All)
        {
            ref SlotMap map = ref MapOf(format);
            for (int left = map.Count; left > 0; left--)
            {
                format.Rebase(map.Words(map.NextUsed(int.MaxValue)), (uint)by);
            }
        }

        _epoch += by;
        _fullUntil = 0;
    }
}
