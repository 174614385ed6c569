namespace Sentinel.Limiting.Memory;

/// <summary>What one policy asks of its counter, while a decision is made.</summary>
internal struct Claim
{
    /// <summary>No earlier claim.</summary>
    public const int Own = -1;

    /// <summary>The policy.</summary>
    public LimitPolicy Policy;

    /// <summary>The counter, whatever its format.</summary>
    public ulong Key;

    /// <summary>Where the counter is.</summary>
    public Stripe Stripe;

    /// <summary>How it counts, or would.</summary>
    public CounterFormat Format;

    /// <summary>Its slot, or <see cref="SlotMap.None"/>.</summary>
    public int Slot;

    /// <summary>The map's version when the slot was looked up.</summary>
    public int Version;

    /// <summary>What an admission charges to it.</summary>
    public Charge Charge;

    /// <summary>The most permits that this decision's policies count on this counter.</summary>
    public int MostPermits;

    /// <summary>The earlier claim of this decision that charges the counter already, or <see cref="Own"/>.</summary>
    public int SharedWith;

    /// <summary>How many counters of a decision belong into a stripe and are not there yet, or are.</summary>
    public static int CountOf(ReadOnlySpan<Claim> claims, Stripe stripe, bool isMissing)
    {
        int count = 0;
        foreach (ref readonly Claim claim in claims)
        {
            bool isSuch = claim.SharedWith == Own && claim.Slot == SlotMap.None == isMissing;
            count += isSuch && claim.Stripe == stripe ? 1 : 0;
        }

        return count;
    }

    /// <summary>Finds room for the counters that are not there yet, in all of their stripes; forgets nothing.</summary>
    /// <param name="claims">What the decision needs.</param>
    /// <param name="waiting">The first claim that waits for room.</param>
    /// <returns>0, or how long it takes until there is room, in milliseconds.</returns>
    public static long FindRoom(ReadOnlySpan<Claim> claims, out int waiting)
    {
        for (waiting = 0; waiting < claims.Length; waiting++)
        {
            ref readonly Claim claim = ref claims[waiting];
            long wait =
                claim.Slot == SlotMap.None && !IsMissingBefore(claims[..waiting], claim.Stripe)
                    ? claim.Stripe.FindRoom(claims)
                    : 0;
            if (wait > 0)
            {
                return wait;
            }
        }

        return 0;
    }

    private static bool IsMissingBefore(ReadOnlySpan<Claim> before, Stripe stripe)
    {
        foreach (ref readonly Claim claim in before)
        {
            if (claim.Slot == SlotMap.None && claim.Stripe == stripe)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The key that the counter has in its format.</summary>
    public readonly ulong SlotKey => Format == CounterFormats.Tally ? KeyOfTally : Key;

    /// <summary>The key of its coarse counts: those of different windows are different counters.</summary>
    public readonly ulong KeyOfTally => CounterKeys.With(Key, Charge.LongestWindow);
}
