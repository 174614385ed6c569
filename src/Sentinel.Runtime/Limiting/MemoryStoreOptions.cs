namespace Sentinel.Limiting;

/// <summary>Bounds and clock of a <see cref="MemoryStore"/>.</summary>
public sealed class MemoryStoreOptions
{
    /// <summary>The fewest entries that a store can be bounded to: 64.</summary>
    public const int MinMaxEntries = 64;

    /// <summary>
    /// The most counters that are held; 2,000,000 by default. One of up to 10 permits in up to 65 s takes about 50 bytes, one of
    /// up to 13 permits in a longer window about 100, one of a debounce about 25, one of more permits more. Beyond it, the counters that remember least are forgotten, and never one that is refusing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below <see cref="MinMaxEntries"/>.</exception>
    public int MaxEntries
    {
        get;
        init =>
            field =
                value >= MinMaxEntries
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(value),
                        value,
                        $"A store holds at least {MinMaxEntries} counters."
                    );
    } = 2_000_000;

    /// <summary>
    /// How many counters of the same kind are looked at when one is added, and dropped where they are dead or idle; 2 by default. Without
    /// <see cref="IdleTtl"/> none is looked at where the added one has found the room of a dead one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int SweepPerCall
    {
        get;
        init =>
            field =
                value >= 0
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(value),
                        value,
                        "A sweep looks at 0 counters or more."
                    );
    } = 2;

    /// <summary>
    /// After how long without an admission a counter may be forgotten although its window is longer, where memory matters more
    /// than long windows; never by default. It needs a <see cref="SweepPerCall"/> of 1 or more. One that is refusing is kept; token buckets and fixed windows are kept while they
    /// count. What is forgotten so counts as an eviction.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1 ms.</exception>
    public TimeSpan IdleTtl
    {
        get;
        init =>
            field =
                value >= TimeSpan.FromMilliseconds(1) || value == Timeout.InfiniteTimeSpan
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(value),
                        value,
                        "A counter is idle after 1 ms at the least; Timeout.InfiniteTimeSpan turns this off."
                    );
    } = Timeout.InfiniteTimeSpan;

    /// <summary>The clock whose timestamps count; by default the system's, which never steps back.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
