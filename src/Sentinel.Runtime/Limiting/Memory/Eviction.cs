namespace Sentinel.Limiting.Memory;

/// <summary>
/// Looks for counters that may be forgotten where a stripe is full: the dead, or else those that remember least; never one that is
/// refusing or that the decision needs.
/// </summary>
/// <param name="stripe">The stripe.</param>
/// <param name="claims">What the decision needs.</param>
/// <param name="now">The time.</param>
/// <param name="wanted">How many are to be found.</param>
/// <param name="found">Receives them, the lightest first.</param>
internal ref struct Eviction(Stripe stripe, ReadOnlySpan<Claim> claims, uint now, int wanted, List<Forgettable> found)
{
    private const int Sample = 16;
    private const int All = int.MaxValue;

    // A map that was large once may have few counters far apart: a sample does not search for them.
    private const int VisitsOfSample = 8;

    private readonly ReadOnlySpan<Claim> _claims = claims;

    /// <summary>Whether another decision would have found no more, for this one needs none of the counters that it looked at.</summary>
    public bool SkippedNone { get; private set; }

    /// <summary>Looks at a sample of each format, and where that is not enough at the rest.</summary>
    /// <returns>0, or how long it takes until there are enough, in milliseconds.</returns>
    public long Run()
    {
        found.Clear();
        Look(Sample, VisitsOfSample, out _);
        if (found.Count == wanted)
        {
            return 0;
        }

        found.Clear();
        SkippedNone = Look(All, All, out long soonest);
        if (found.Count == wanted)
        {
            return 0;
        }

        return wanted - found.Count == 1 ? soonest : DeathOf(wanted - found.Count);
    }

    /// <summary>Looks at so many counters of each format, or at fewer where there are none better.</summary>
    /// <returns>Whether the decision needs none of them.</returns>
    private readonly bool Look(int most, int visits, out long soonest)
    {
        bool skipsNone = true;
        soonest = long.MaxValue;
        foreach (CounterFormat format in CounterFormats.All)
        {
            ref SlotMap map = ref stripe.MapOf(format);
            for (int left = Math.Min(most, map.Count); left > 0; left--)
            {
                int slot = map.NextUsed(visits);
                if (slot == SlotMap.None)
                {
                    continue;
                }

                ReadOnlySpan<uint> words = map.Words(slot);
                long rest = format.DeadAt(words) - now;
                if (IsNeeded(words, format))
                {
                    skipsNone = false;
                }
                else if (rest <= 0)
                {
                    Keep(new Forgettable(format, SlotMap.KeyOf(words), Weight: 0));
                }
                else if (format.IsRefusing(words))
                {
                    soonest = Math.Min(soonest, rest);
                }
                else
                {
                    Keep(new Forgettable(format, SlotMap.KeyOf(words), format.WeightOf(words, now)));
                }

                // The dead are as good as any; where the sample has not had enough, so is whatever comes first.
                if (found.Count == wanted && (most == All || found[^1].Weight == 0))
                {
                    return skipsNone;
                }
            }
        }

        return skipsNone;
    }

    private readonly void Keep(in Forgettable counter)
    {
        int place = found.Count;
        while (place > 0 && found[place - 1].Weight > counter.Weight)
        {
            place--;
        }

        if (place < wanted)
        {
            found.Insert(place, counter);
            if (found.Count > wanted)
            {
                found.RemoveAt(wanted);
            }
        }
    }

    /// <summary>When so many of those that are refusing will be dead, in milliseconds from now.</summary>
    private readonly long DeathOf(int count)
    {
        long death = 0;
        for (int dead = 0; dead < count; )
        {
            long next = long.MaxValue;
            int together = 0;
            foreach (CounterFormat format in CounterFormats.All)
            {
                ref SlotMap map = ref stripe.MapOf(format);
                for (int left = map.Count; left > 0; left--)
                {
                    ReadOnlySpan<uint> words = map.Words(map.NextUsed(int.MaxValue));
                    long rest = format.DeadAt(words) - now;
                    if (rest > death && rest <= next && format.IsRefusing(words) && !IsNeeded(words, format))
                    {
                        (next, together) = (rest, rest < next ? 1 : together + 1);
                    }
                }
            }

            if (next == long.MaxValue)
            {
                return next;
            }

            (death, dead) = (next, dead + together);
        }

        return death;
    }

    private readonly bool IsNeeded(ReadOnlySpan<uint> words, CounterFormat format)
    {
        ulong key = SlotMap.KeyOf(words);
        foreach (ref readonly Claim claim in _claims)
        {
            if (claim.Format == format && claim.SlotKey == key)
            {
                return true;
            }
        }

        return false;
    }
}
