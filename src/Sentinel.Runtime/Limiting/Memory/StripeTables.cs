namespace Sentinel.Limiting.Memory;

/// <summary>The tables of a stripe: one for each algorithm and, of exact logs, for each size.</summary>
internal sealed class StripeTables
{
    private const int Line = 64;

    // The first of the logs, which most decisions ask.
    private readonly SlidingLogTable _log12;
    private readonly SlidingLogTable[] _logs;
    private readonly DebounceTable _debounces;
    private readonly TallyTable _tallies;
    private readonly CounterTable[] _all;

    public StripeTables(int jitter)
    {
        // Slots of one, two, four and nine cache lines hold 12, 28, 60 and 140 stamps.
        _logs = [new(Line, jitter), new(2 * Line, jitter), new(4 * Line, jitter), new(9 * Line, jitter)];
        _log12 = _logs[0];
        _debounces = new DebounceTable(jitter);
        _tallies = new TallyTable(jitter);
        _all = [.. _logs, _debounces, _tallies];
    }

    /// <summary>All tables.</summary>
    public ReadOnlySpan<CounterTable> All => _all;

    /// <summary>The counters held, dead ones that are not swept yet included.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            foreach (CounterTable table in _all)
            {
                count += table.Count;
            }

            return count;
        }
    }

    /// <summary>Finds the counter of a claim.</summary>
    public void Locate(ref Claim claim, uint now)
    {
        claim.Table = TableFor(in claim);
        claim.Slot = claim.Table.Find(claim.Key);
        if (claim.Slot == CounterTable.None && claim.Table is SlidingLogTable wanted)
        {
            LocateInOtherSize(ref claim, wanted, now);
        }

        claim.Version = claim.Table.Version;
    }

    /// <summary>Asks for the counter of a claim, before the lock is taken.</summary>
    public void Prefetch(in Claim claim) => TableFor(in claim).Prefetch(claim.Key);

    private CounterTable TableFor(in Claim claim) =>
        claim.Policy.Kind == PolicyKind.Debounce
            ? _debounces
            : claim.MostPermits switch
            {
                <= 12 => _log12,
                <= 28 => _logs[1],
                <= 60 => _logs[2],
                <= SlidingLogTable.MaxPermits => _logs[3],
                _ => _tallies,
            };

    /// <summary>A limit may have changed: a counter in larger slots is used as it is, one in smaller slots moves.</summary>
    private void LocateInOtherSize(ref Claim claim, SlidingLogTable wanted, uint now)
    {
        foreach (SlidingLogTable table in _logs)
        {
            int slot = table == wanted ? CounterTable.None : table.Find(claim.Key);
            if (slot == CounterTable.None)
            {
                continue;
            }

            (claim.Table, claim.Slot) = (table, slot);
            if (table.SlotWords < wanted.SlotWords)
            {
                (claim.Table, claim.Slot) = (wanted, wanted.Add(claim.Key, now));
                table.Words(slot).CopyTo(wanted.Words(claim.Slot));
                table.Remove(slot);
            }

            return;
        }
    }
}
