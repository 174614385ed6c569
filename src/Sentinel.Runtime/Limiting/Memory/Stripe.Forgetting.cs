namespace Sentinel.Limiting.Memory;

/// <content>What is forgotten: the dead, the idle, and where there is no room, what remembers least.</content>
internal sealed partial class Stripe
{
    private readonly List<Forgettable> _forgettable = [];

    /// <summary>Looks for room for the counters of a decision that are not there yet; forgets nothing.</summary>
    /// <returns>0, or how long it takes until there is room, in milliseconds.</returns>
    public long FindRoom(ReadOnlySpan<Claim> claims)
    {
        int missing = Claim.CountOf(claims, this, isMissing: true);
        int over = _count + missing - _maxEntries;
        _forgettable.Clear();
        if (over <= 0)
        {
            return 0;
        }

        // Looking through a whole stripe once is enough: until something is dead there is nothing more to find.
        if (_now < _fullUntil && over == _fullFor && Claim.CountOf(claims, this, isMissing: false) == 0)
        {
            return _fullUntil - _now;
        }

        Eviction eviction = new(this, claims, _now, over, _forgettable);
        long wait = Math.Min(eviction.Run(), Reach);

        // Where some could be forgotten, anything that happens to those would change it.
        if (wait > 0 && eviction.SkippedNone && _forgettable.Count == 0)
        {
            (_fullUntil, _fullFor) = ((uint)(_now + wait), over);
        }

        return wait;
    }

    /// <summary>Forgets what <see cref="FindRoom"/> has found.</summary>
    public void MakeRoom()
    {
        foreach (Forgettable counter in _forgettable)
        {
            Remove(counter.Format, MapOf(counter.Format).Find(counter.Key));
            CountEviction(isAlive: counter.Weight > 0);
        }

        _forgettable.Clear();
    }

    /// <summary>
    /// Charges a counter. Where it is not full now, a newcomer may have its room; where newcomers wait for its end, or it was not there,
    /// they wait for another moment now.
    /// </summary>
    private void Charge(CounterFormat format, Span<uint> slot, in Charge charge)
    {
        if (_fullUntil != 0 && (!charge.TakesLast || format.DeadAt(slot) <= _fullUntil))
        {
            _fullUntil = 0;
        }

        format.Charge(slot, in charge, _now);
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
        if (!map.HasGrown && _idleTtl == long.MaxValue)
        {
            // The dead have made room for what was added.
            return;
        }

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
