namespace Sentinel.Limiting.Memory;

/// <summary>A part of the store behind one lock: all counters of some of the subjects.</summary>
internal sealed class Stripe(int index, int maxEntries, int sweepPerCall)
{
    // What is older can refuse nobody.
    private static readonly long MaxWindow = (long)LimitPolicy.MaxWindow.TotalMilliseconds;

    private readonly StripeTables _tables = new(index);
    private SpinLock _lock = new(enableThreadOwnerTracking: false);
    private long _epoch;
    private uint _now;
    private uint _fullUntil;

    /// <summary>The counters held, dead ones that are not swept yet included.</summary>
    public int Count => _tables.Count;

    /// <summary>How many counters were forgotten alive, to make room.</summary>
    public long Evictions { get; private set; }

    public void Enter()
    {
        bool isTaken = false;
        _lock.Enter(ref isTaken);
    }

    public void Exit() => _lock.Exit(useMemoryBarrier: false);

    /// <summary>Asks for the counter of a claim, before the lock is taken.</summary>
    public void Prefetch(in Claim claim) => _tables.Prefetch(in claim);

    /// <summary>Begins a decision at a time of the store's clock, in milliseconds.</summary>
    public void SetTime(long milliseconds)
    {
        long now = milliseconds - _epoch;
        if (now is < 1 or > int.MaxValue)
        {
            MoveEpoch(milliseconds);
            now = milliseconds - _epoch;
        }

        // After a step back, what was said about the future does not hold.
        _fullUntil = now < _now ? 0 : _fullUntil;
        _now = (uint)now;
    }

    /// <summary>Finds the counter of a claim.</summary>
    public void Locate(ref Claim claim) => _tables.Locate(ref claim, _now);

    /// <summary>How long the policy of a claim must wait, in milliseconds, and how many of its permits are taken.</summary>
    public long Wait(in Claim claim, out int live)
    {
        live = 0;
        if (claim.Slot == CounterTable.None)
        {
            return 0;
        }

        Span<uint> slot = claim.Table.WordsAt(claim.Slot, _now);
        long wait = claim.Table.Wait(slot, claim.Policy, _now);
        live = wait > 0 ? claim.Policy.Permits : claim.Table.Live(slot, claim.Policy, _now);
        return wait;
    }

    /// <summary>Remembers that a counter has refused a call: it is not forgotten while it lives.</summary>
    public static void Refuse(ref Claim claim)
    {
        FindAgain(ref claim);
        claim.Table.Words(claim.Slot)[Slot.Value] |= Slot.Refusing;
    }

    /// <summary>Makes room for the counters of a decision that are not there yet.</summary>
    /// <returns>0, or where nothing can be forgotten, how long it takes until something is dead, in milliseconds.</returns>
    public long MakeRoom(ReadOnlySpan<Claim> claims, int missing)
    {
        for (int over = Count + missing - maxEntries; over > 0; over--)
        {
            // Looking through a whole stripe once is enough: until then there is nothing to find.
            if (_now < _fullUntil)
            {
                return _fullUntil - _now;
            }

            (CounterTable? table, int slot, bool isAlive) = Eviction.Choose(_tables, claims, _now, out long soonest);
            if (table is null)
            {
                _fullUntil = (uint)(_now + soonest);
                return soonest;
            }

            table.Remove(slot);
            Evictions += isAlive ? 1 : 0;
        }

        return 0;
    }

    /// <summary>Charges the counter of a claim, which is added where it was missing.</summary>
    public void Charge(ref Claim claim)
    {
        FindAgain(ref claim);
        if (claim.Slot == CounterTable.None)
        {
            Sweep();
            claim.Slot = claim.Table.Add(claim.Key, _now);
        }

        claim.Table.Charge(claim.Table.Words(claim.Slot), in claim, _now);
    }

    private static void FindAgain(ref Claim claim)
    {
        if (claim.Version != claim.Table.Version)
        {
            claim.Slot = claim.Table.Find(claim.Key);
        }
    }

    /// <summary>Looks at a few counters and drops the dead ones.</summary>
    private void Sweep()
    {
        foreach (CounterTable table in _tables.All)
        {
            for (int i = 0; i < sweepPerCall && table.Count > 0; i++)
            {
                int slot = table.NextUsed(visits: 2);
                if (slot != CounterTable.None && table.WordsAt(slot, _now)[Slot.DeadAt] <= _now)
                {
                    table.Remove(slot);
                }
            }
        }
    }

    /// <summary>Moves the epoch so that stamps go on fitting 31 bits; once in weeks, or after a step back beyond it.</summary>
    private void MoveEpoch(long milliseconds)
    {
        long epoch = milliseconds - MaxWindow - 1;
        long by = _epoch - epoch;
        uint now = (uint)(milliseconds - epoch);
        foreach (CounterTable table in _tables.All)
        {
            for (int left = table.Count; left > 0; left--)
            {
                int slot = table.NextUsed(int.MaxValue);
                Span<uint> words = table.Words(slot);
                if (words[Slot.DeadAt] + by <= 0)
                {
                    table.Remove(slot);
                }
                else
                {
                    table.Move(words, by, now);
                }
            }
        }

        _epoch = epoch;
        _fullUntil = 0;
    }
}
