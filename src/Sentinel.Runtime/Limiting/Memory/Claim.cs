namespace Sentinel.Limiting.Memory;

/// <summary>What one policy asks of its counter, while a decision is made.</summary>
internal struct Claim
{
    /// <summary>The policy.</summary>
    public LimitPolicy Policy;

    /// <summary>The counter.</summary>
    public ulong Key;

    /// <summary>Where the counter is.</summary>
    public Stripe Stripe;

    /// <summary>The table that holds it, or would.</summary>
    public CounterTable Table;

    /// <summary>Its slot, or <see cref="CounterTable.None"/>.</summary>
    public int Slot;

    /// <summary>The table's version when the slot was looked up.</summary>
    public int Version;

    /// <summary>The most permits that this decision's policies count on this counter.</summary>
    public int MostPermits;

    /// <summary>The longest window in which they count.</summary>
    public long LongestWindow;

    /// <summary>Whether another claim of this decision charges the counter already.</summary>
    public bool IsRepeated;
}
