namespace Sentinel.Limiting.Memory;

/// <summary>What an admission charges to a counter.</summary>
/// <param name="policy">The policy that is charged.</param>
/// <param name="live">How many of its permits are taken already.</param>
internal struct Charge(LimitPolicy policy, int live)
{
    /// <summary>The longest window of the policies that count on the counter, in milliseconds.</summary>
    public uint LongestWindow = (uint)policy.WindowMilliseconds;

    /// <summary>The longest time in which a permit comes back to one of them, in nanoseconds.</summary>
    public long LongestInterval = policy.IntervalNanoseconds;

    /// <summary>How many permits are taken already.</summary>
    public int Live = live;

    /// <summary>Whether one of them has no permit left afterwards.</summary>
    public bool TakesLast = live + 1 >= policy.Permits;

    /// <summary>Adds what another policy asks of the same counter.</summary>
    public void Add(in Charge other)
    {
        LongestWindow = Math.Max(LongestWindow, other.LongestWindow);
        LongestInterval = Math.Max(LongestInterval, other.LongestInterval);
    }
}
