namespace Sentinel.Limiting.Memory;

/// <summary>Chooses what is forgotten where a stripe is full.</summary>
internal static class Eviction
{
    private const int Sample = 16;

    /// <summary>
    /// Finds, in a sample of each format, a dead counter, or else the one that remembers least; never one that is refusing or
    /// that this decision needs. Where the sample has none, the rest is looked through.
    /// </summary>
    /// <param name="stripe">The stripe.</param>
    /// <param name="claims">What this decision needs.</param>
    /// <param name="now">The time.</param>
    /// <param name="chosen">What may be forgotten.</param>
    /// <param name="soonest">Where there is none: when the first counter dies, in milliseconds from now.</param>
    public static bool TryChoose(
        Stripe stripe,
        ReadOnlySpan<Claim> claims,
        uint now,
        out Forgettable chosen,
        out long soonest
    )
    {
        chosen = default;
        int lightest = int.MaxValue;
        soonest = long.MaxValue;
        foreach (CounterFormat format in CounterFormats.All)
        {
            ref SlotMap map = ref stripe.MapOf(format);
            int seen = 0;
            for (int left = map.Count; left > 0 && (chosen.Format is null || seen < Sample); left--, seen++)
            {
                int slot = map.NextUsed(int.MaxValue);
                ReadOnlySpan<uint> words = map.Words(slot);
                if (IsNeeded(words, format, claims))
                {
                    continue;
                }

                long rest = format.DeadAt(words) - now;
                if (rest <= 0)
                {
                    chosen = new Forgettable(format, slot, IsAlive: false);
                    return true;
                }

                soonest = Math.Min(soonest, rest);
                int weight = format.WeightOf(words, now);
                if (weight >= lightest || format.IsRefusing(words))
                {
                    continue;
                }

                (chosen, lightest) = (new Forgettable(format, slot, IsAlive: true), weight);
            }
        }

        return chosen.Format is not null;
    }

    private static bool IsNeeded(ReadOnlySpan<uint> words, CounterFormat format, ReadOnlySpan<Claim> claims)
    {
        ulong key = SlotMap.KeyOf(words);
        foreach (ref readonly Claim claim in claims)
        {
            if (claim.Format == format && claim.SlotKey == key)
            {
                return true;
            }
        }

        return false;
    }
}
