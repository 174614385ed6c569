namespace Sentinel.Limiting.Memory;

/// <summary>Chooses what is forgotten where a stripe is full.</summary>
internal static class Eviction
{
    private const int Sample = 16;

    /// <summary>
    /// Finds, in a sample, a dead counter, or else the one that remembers least; never one that is refusing or that this
    /// decision needs. Where the sample has none, the rest is looked through.
    /// </summary>
    /// <param name="tables">The tables of the stripe.</param>
    /// <param name="claims">What this decision needs.</param>
    /// <param name="now">The time.</param>
    /// <param name="soonest">Where there is none: when the first counter dies, in milliseconds from now.</param>
    public static (CounterTable? Table, int Slot, bool IsAlive) Choose(
        StripeTables tables,
        ReadOnlySpan<Claim> claims,
        uint now,
        out long soonest
    )
    {
        (CounterTable? Table, int Slot, bool IsAlive) chosen = (null, CounterTable.None, true);
        int lightest = int.MaxValue;
        int seen = 0;
        soonest = long.MaxValue;
        foreach (CounterTable table in tables.All)
        {
            for (int left = table.Count; left > 0 && (chosen.Table is null || seen < Sample); left--, seen++)
            {
                int slot = table.NextUsed(int.MaxValue);
                ReadOnlySpan<uint> words = table.WordsAt(slot, now);
                if (words[Slot.DeadAt] <= now)
                {
                    return (table, slot, false);
                }

                soonest = Math.Min(soonest, words[Slot.DeadAt] - now);
                int weight = table.WeightOf(words, now);
                if (weight >= lightest || IsRefusing(table, words, weight) || IsNeeded(words, claims))
                {
                    continue;
                }

                (chosen, lightest) = ((table, slot, true), weight);
                if (weight <= 1)
                {
                    return chosen;
                }
            }
        }

        return chosen;
    }

    // A debounce mark is full by nature: it is refusing once it has refused.
    private static bool IsRefusing(CounterTable table, ReadOnlySpan<uint> words, int weight) =>
        (words[Slot.Value] & Slot.Refusing) != 0 || (table is not DebounceTable && weight >= words[Slot.Value]);

    private static bool IsNeeded(ReadOnlySpan<uint> words, ReadOnlySpan<Claim> claims)
    {
        ulong key = CounterTable.KeyOf(words);
        foreach (ref readonly Claim claim in claims)
        {
            if (claim.Key == key)
            {
                return true;
            }
        }

        return false;
    }
}
