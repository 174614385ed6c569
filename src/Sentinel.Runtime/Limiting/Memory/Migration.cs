namespace Sentinel.Limiting.Memory;

/// <summary>
/// Keeps what was counted where a limit changes to one that needs another format: a counter in a larger one is used as it is,
/// one in a smaller one moves.
/// </summary>
internal static class Migration
{
    /// <summary>Finds the counter of a claim that is not in the format that the claim needs.</summary>
    public static void LocateInOtherFormat(Stripe stripe, ref Claim claim)
    {
        CounterFormat wanted = claim.Format;
        foreach (LogFormat log in CounterFormats.Logs)
        {
            int slot = log == wanted ? SlotMap.None : stripe.MapOf(log).Find(claim.Key);
            if (slot == SlotMap.None)
            {
                continue;
            }

            if (log.Holds(claim.MostPermits, claim.Charge.LongestWindow))
            {
                (claim.Format, claim.Slot) = (log, slot);
            }
            else
            {
                claim.Slot = Move(stripe, log, slot, in claim);
            }

            return;
        }

        LocateTally(stripe, ref claim);
    }

    /// <summary>A limit that was lowered to one that could be counted exactly goes on with the coarse counts.</summary>
    private static void LocateTally(Stripe stripe, ref Claim claim)
    {
        ref SlotMap tallies = ref stripe.MapOf(CounterFormats.Tally);
        int slot = claim.Format is LogFormat ? tallies.Find(claim.KeyOfTally) : SlotMap.None;
        if (slot != SlotMap.None)
        {
            (claim.Format, claim.Slot) = (CounterFormats.Tally, slot);
        }
    }

    private static int Move(Stripe stripe, LogFormat from, int slot, in Claim claim)
    {
        Span<uint> stamps = stackalloc uint[from.MaxPermits];
        stamps = stamps[..from.Read(stripe.MapOf(from).Words(slot), stamps, out uint longestWindow)];
        bool isRefusing = from.IsRefusing(stripe.MapOf(from).Words(slot));
        stripe.Remove(from, slot);
        int moved = stripe.Add(claim.Format, claim.SlotKey);
        Span<uint> words = stripe.MapOf(claim.Format).Words(moved);
        if (claim.Format is LogFormat log)
        {
            log.Write(words, stamps, Math.Max(longestWindow, claim.Charge.LongestWindow));
        }
        else
        {
            TallyFormat.Write(words, stamps, claim.Charge.LongestWindow);
        }

        if (isRefusing)
        {
            claim.Format.Refuse(words);
        }

        return moved;
    }
}
