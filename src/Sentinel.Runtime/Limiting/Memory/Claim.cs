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
        Stripe? full = null;
        for (int i = 0; i < claims.Length; i++)
        {
            Stripe stripe = claims[i].Stripe;
            if (claims[i].Slot == SlotMap.None && MissingIn(claims[..i], stripe) is null)
            {
                long wait = stripe.FindRoom(claims);
                (longest, full) = wait > longest ? (wait, stripe) : (longest, full);
            }
        }

        waiting = full is null ? null : WaitingFor(full, claims);
        return longest;
    }

    // A throttle where there is one, here or else in another stripe: nobody is told that a first call was a duplicate.
    private static LimitPolicy? WaitingFor(Stripe full, ReadOnlySpan<Claim> claims) =>
        MissingIn(claims, full, PolicyKind.Throttle)
        ?? MissingIn(claims, null, PolicyKind.Throttle)
        ?? MissingIn(claims, full);

    /// <summary>The first policy whose counter is missing in a stripe, or in any; of a kind, or of both.</summary>
    private static LimitPolicy? MissingIn(ReadOnlySpan<Claim> claims, Stripe? stripe, PolicyKind? kind = null)
    {
        foreach (ref readonly Claim claim in claims)
        {
            if (
                claim.Slot == SlotMap.None
                && (stripe is null || claim.Stripe == stripe)
                && (kind is null || claim.Policy.Kind == kind)
            )
            {
                return claim.Policy;
            }
        }

        return null;
    }

    /// <summary>The key that the counter has in its format.</summary>
    public readonly ulong SlotKey => Format == CounterFormats.Tally ? KeyOfTally : Key;

    /// <summary>The key of its coarse counts: those of different windows are different counters.</summary>
    public readonly ulong KeyOfTally => CounterKeys.With(Key, Charge.LongestWindow);
}
