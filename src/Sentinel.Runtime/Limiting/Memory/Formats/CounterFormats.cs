namespace Sentinel.Limiting.Memory;

/// <summary>The formats that there are, and which one a counter needs.</summary>
internal static class CounterFormats
{
    /// <summary>How many there are.</summary>
    public const int Count = 9;

    private const int Line = 64;

    // The logs and the tally, which take the place of each other where a limit changes.
    private const uint Sliding = (1u << 6) - 1;

    /// <summary>The smallest log.</summary>
    public static readonly ShortLogFormat ShortLog = new(0);

    /// <summary>Coarse counts of many permits.</summary>
    public static readonly TallyFormat Tally = new(5);

    // Slots of one, two, four and nine cache lines hold 13, 29, 61 and 141 stamps.
    private static readonly WideLogFormat Log13 = new(1, Line);
    private static readonly WideLogFormat Log29 = new(2, 2 * Line);
    private static readonly WideLogFormat Log61 = new(3, 4 * Line);
    private static readonly WideLogFormat Log141 = new(4, 9 * Line);
    private static readonly DebounceFormat Debounce = new(6);
    private static readonly TokenBucketFormat TokenBucket = new(7);
    private static readonly FixedWindowFormat FixedWindow = new(8);

    private static readonly LogFormat[] AllLogs = [ShortLog, Log13, Log29, Log61, Log141];
    private static readonly CounterFormat[] Every = [.. AllLogs, Tally, Debounce, TokenBucket, FixedWindow];

    /// <summary>The logs, smallest first.</summary>
    public static ReadOnlySpan<LogFormat> Logs => AllLogs;

    /// <summary>All formats, in the order of their indexes.</summary>
    public static ReadOnlySpan<CounterFormat> All => Every;

    /// <summary>The smallest format that holds the counter of policies that share it.</summary>
    /// <param name="policy">One of them.</param>
    /// <param name="mostPermits">The most permits among them.</param>
    /// <param name="longestWindow">The longest window among them, in milliseconds.</param>
    public static CounterFormat For(LimitPolicy policy, int mostPermits, uint longestWindow)
    {
        if (policy.Kind == PolicyKind.Debounce)
        {
            return Debounce;
        }

        return policy.Algorithm switch
        {
            Algorithm.TokenBucket => TokenBucket,
            Algorithm.FixedWindow => FixedWindow,
            _ => ForLog(mostPermits, longestWindow),
        };
    }

    /// <summary>The other formats in which a counter may be that is missing in one, as a set of their indexes.</summary>
    public static uint OthersOf(CounterFormat format) =>
        format is LogFormat or TallyFormat ? Sliding & ~(1u << format.Index) : 0;

    private static CounterFormat ForLog(int permits, uint window)
    {
        if (ShortLog.Holds(permits, window))
        {
            return ShortLog;
        }

        return permits switch
        {
            <= 13 => Log13,
            <= 29 => Log29,
            <= 61 => Log61,
            <= LimitPolicy.MaxExactPermits => Log141,
            _ => Tally,
        };
    }
}
