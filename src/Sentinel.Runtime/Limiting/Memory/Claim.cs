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

    /// <summary>How many counters of a stripe are not there yet.</summary>
    public static int Missing(ReadOnlySpan<Claim> claims, Stripe stripe)
    {
        int missing = 0;
        foreach (ref readonly Claim claim in claims)
        {
            bool isMissing = claim.Slot == SlotMap.None && claim.SharedWith == Own;
            missing += isMissing && claim.Stripe == stripe ? 1 : 0;
        }

        return missing;
    }

    /// <summary>The key that the counter has in its format.</summary>
    public readonly ulong SlotKey => Format == CounterFormats.Tally ? KeyOfTally : Key;

    /// <summary>The key of its coarse counts: those of different windows are different counters.</summary>
    public readonly ulong KeyOfTally => CounterKeys.With(Key, Charge.LongestWindow);
}
