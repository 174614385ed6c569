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

    /// <summary>How many counters of a decision belong to a stripe: those that are missing, or those that are there.</summary>
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
    /// <param name="waiting">The policy that is told to wait.</param>
    /// <returns>0, or how long it takes until there is room for all, in milliseconds.</returns>
    public static long FindRoom(ReadOnlySpan<Claim> claims, out LimitPolicy? waiting)
    {
        long longest = 0;
        waiting = null;
        for (int i = 0; i < claims.Length; i++)
        {
            ref readonly Claim claim = ref claims[i];
            if (claim.Slot != SlotMap.None)
            {
                continue;
            }

            // A throttle where there is one: nobody is told that a first call was a duplicate.
            waiting = waiting is null or { Kind: PolicyKind.Debounce } ? claim.Policy : waiting;
            if (!IsMissingBefore(claims[..i], claim.Stripe))
            {
                longest = Math.Max(longest, claim.Stripe.FindRoom(claims));
            }
        }

        return longest;
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
