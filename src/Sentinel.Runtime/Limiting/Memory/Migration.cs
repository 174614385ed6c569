namespace Sentinel.Limiting.Memory;

/// <summary>
/// Keeps what was counted where a limit changes to one that needs another format: a counter in a larger one is used as it is,
/// one in a smaller one moves.
/// </summary>
internal static class Migration
{
    /// <summary>Finds the counter of a claim that is not in the format that the claim needs.</summary>
    public static void LocateInOtherFormat(Stripe stripe, ref Claim claim, uint now)
    {
        CounterFormat wanted = claim.Format;
        foreach (LogFormat log in CounterFormats.Logs)
        {
            int slot = log == wanted ? SlotMap.None : FindAlive(stripe, log, claim.Key, now);
            if (slot == SlotMap.None)
            {
                continue;
            }

            if (log.Holds(claim.MostPermits, claim.Charge.LongestWindow))
            {
                (claim.Format, claim.Slot) = (log, slot);
            }
            else if (
                claim.Format is LogFormat
                || log.WindowOf(stripe.MapOf(log).Words(slot)) == claim.Charge.LongestWindow
            )
            {
                claim.Slot = Move(stripe, log, slot, in claim);
            }

            // Else it is counted coarsely in another window than exactly: two counters.
            return;
        }

        LocateTally(stripe, ref claim, now);
    }

    /// <summary>A limit that was lowered to one that could be counted exactly goes on with the coarse counts.</summary>
    private static void LocateTally(Stripe stripe, ref Claim claim, uint now)
    {
        CounterFormat tally = CounterFormats.Tally;
        int slot = claim.Format == tally ? SlotMap.None : FindAlive(stripe, tally, claim.KeyOfTally, now);
        if (slot != SlotMap.None)
        {
            (claim.Format, claim.Slot) = (tally, slot);
        }
    }

    /// <summary>Finds a counter that counts: a dead one would only keep its policy from the format that it needs.</summary>
    private static int FindAlive(Stripe stripe, CounterFormat format, ulong key, uint now)
    {
        ref SlotMap map = ref stripe.MapOf(format);
        int slot = map.Find(key);
        if (slot != SlotMap.None && format.DeadAt(map.Words(slot)) <= now)
        {
            stripe.Remove(format, slot);
            return SlotMap.None;
        }

        return slot;
    }

    private static int Move(Stripe stripe, LogFormat from, int slot, in Claim claim)
    {
        ReadOnlySpan<uint> old = stripe.MapOf(from).Words(slot);
        Span<uint> stamps = stackalloc uint[from.MaxPermits];
        stamps = stamps[..from.Read(old, stamps)];
        uint longestWindow = from.WindowOf(old);
        bool isRefusing = from.IsRefusing(old);

        // It is removed when there is another: where there is no memory for that, nothing is forgotten.
        int moved = stripe.Add(claim.Format, claim.SlotKey);
        stripe.Remove(from, slot);
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
