using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Sentinel.Limiting.Memory;

namespace Sentinel.Limiting;

/// <summary>What is allowed: so many permits in any window, counted for each subject of a scope.</summary>
public sealed class LimitPolicy
{
    /// <summary>The most permits that a window may have: 1,000,000.</summary>
    public const int MaxPermits = 1_000_000;

    /// <summary>
    /// The most permits of which a <see cref="Algorithm.SlidingLog"/> keeps each: 128. Of more, it counts how many were used in
    /// each 128th of the window; see <see cref="Granularity"/>.
    /// </summary>
    public const int MaxExactPermits = 128;

    private const long NanosecondsPerMillisecond = 1_000_000;

    private LimitPolicy(
        PolicyKind kind,
        string bucket,
        int permits,
        TimeSpan window,
        Scope scope,
        Algorithm algorithm,
        StoreFailure whenStoreFails
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(bucket);
        Kind = kind;
        Bucket = bucket;
        Permits = permits is > 0 and <= MaxPermits ? permits : throw BadPermits(permits);
        WindowMilliseconds =
            window >= TimeSpan.FromMilliseconds(1) && window <= MaxWindow
                ? window.Ticks / TimeSpan.TicksPerMillisecond
                : throw BadWindow(window);
        Window = TimeSpan.FromMilliseconds(WindowMilliseconds);
        Scope = scope is >= Scope.User and <= Scope.Global ? scope : throw BadScope(scope);
        Algorithm = algorithm is >= Algorithm.SlidingLog and <= Algorithm.FixedWindow
            ? algorithm
            : throw BadAlgorithm(algorithm);
        WhenStoreFails = whenStoreFails is >= StoreFailure.Local and <= StoreFailure.Deny
            ? whenStoreFails
            : throw BadStoreFailure(whenStoreFails);
        IntervalNanoseconds = (WindowMilliseconds * NanosecondsPerMillisecond + permits - 1) / permits;
        Granularity =
            kind == PolicyKind.Throttle && algorithm == Algorithm.SlidingLog && permits > MaxExactPermits
                ? TimeSpan.FromMilliseconds((WindowMilliseconds + MaxExactPermits - 1) / MaxExactPermits)
                : TimeSpan.Zero;
        // Two algorithms keep different things in a counter, so they never share one.
        BucketHash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(bucket.AsSpan()), (long)kind | (long)algorithm << 8);
        Format = CounterFormats.For(this, permits, (uint)WindowMilliseconds);
    }

    /// <summary>The longest window: 24 days, so that a stamp in milliseconds fits 31 bits.</summary>
    public static TimeSpan MaxWindow { get; } = TimeSpan.FromDays(24);

    /// <summary>How the policy counts.</summary>
    public PolicyKind Kind { get; }

    /// <summary>
    /// The counter's name, the same in every build and on every machine. The limit is not part of it, so that it can be
    /// changed without losing counts.
    /// </summary>
    public string Bucket { get; }

    /// <summary>The permits in any window; 1 for a debounce.</summary>
    public int Permits { get; }

    /// <summary>The window.</summary>
    public TimeSpan Window { get; }

    /// <summary>The window in milliseconds, the unit in which stores count time.</summary>
    public long WindowMilliseconds { get; }

    /// <summary>Whom the policy counts together.</summary>
    public Scope Scope { get; }

    /// <summary>How a throttle counts; <see cref="Algorithm.SlidingLog"/> for a debounce.</summary>
    public Algorithm Algorithm { get; }

    /// <summary>What becomes of a call while the store cannot be asked.</summary>
    public StoreFailure WhenStoreFails { get; }

    /// <summary>
    /// The most by which a permit may come back later than a window after its use, in whole milliseconds. Zero for all but a
    /// <see cref="Algorithm.SlidingLog"/> of more than <see cref="MaxExactPermits"/> permits, where it is a 128th of the window,
    /// rounded up.
    /// </summary>
    public TimeSpan Granularity { get; }

    /// <summary>
    /// Of a throttle, the window divided by the permits, in nanoseconds and rounded up: how long a token bucket takes to fill
    /// by one permit.
    /// </summary>
    internal long IntervalNanoseconds { get; }

    /// <summary>The bucket, the kind and the algorithm as a number, so that no store hashes a string for a decision.</summary>
    internal ulong BucketHash { get; }

    /// <summary>How a <see cref="MemoryStore"/> keeps a counter of this policy alone: found once, asked for by every decision.</summary>
    internal CounterFormat Format { get; }

    private double Seconds => Window.TotalSeconds;

    private string Deviation => Algorithm == Algorithm.SlidingLog ? "" : $", {Algorithm}";

    /// <summary>
    /// At most <paramref name="permits"/> calls in any <paramref name="window"/>, or what <paramref name="algorithm"/> makes of it.
    /// </summary>
    /// <param name="bucket">The counter's name; throttles with the same bucket, scope and algorithm share a counter: token buckets, fixed windows and more than 128 permits where the window is the same, too.</param>
    /// <param name="permits">1 to <see cref="MaxPermits"/>.</param>
    /// <param name="window">1 ms to <see cref="MaxWindow"/>; a fraction of a millisecond is cut off.</param>
    /// <param name="scope">Whom the policy counts together.</param>
    /// <param name="algorithm">How it counts; by default exactly.</param>
    /// <param name="whenStoreFails">What becomes of a call while the store cannot be asked.</param>
    /// <exception cref="ArgumentException"><paramref name="bucket"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One of the other values is out of range.</exception>
    public static LimitPolicy Throttle(
        string bucket,
        int permits,
        TimeSpan window,
        Scope scope = Scope.User,
        Algorithm algorithm = Algorithm.SlidingLog,
        StoreFailure whenStoreFails = StoreFailure.Local
    ) => new(PolicyKind.Throttle, bucket, permits, window, scope, algorithm, whenStoreFails);

    /// <summary>Of calls with equal content, one in any <paramref name="window"/>.</summary>
    /// <param name="bucket">The counter's name; debounces with the same bucket and scope share a counter.</param>
    /// <param name="window">1 ms to <see cref="MaxWindow"/>; a fraction of a millisecond is cut off.</param>
    /// <param name="scope">Whose calls can be duplicates of each other.</param>
    /// <param name="whenStoreFails">What becomes of a call while the store cannot be asked.</param>
    /// <exception cref="ArgumentException"><paramref name="bucket"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One of the other values is out of range.</exception>
    public static LimitPolicy Debounce(
        string bucket,
        TimeSpan window,
        Scope scope = Scope.User,
        StoreFailure whenStoreFails = StoreFailure.Local
    ) => new(PolicyKind.Debounce, bucket, 1, window, scope, Algorithm.SlidingLog, whenStoreFails);

    /// <summary>
    /// The policy in words, such as <c>throttle 10 per 60 s, User, Shop.StartAsync</c>. An algorithm other than the default is
    /// named: <c>throttle 10 per 60 s, TokenBucket, User, Shop.StartAsync</c>.
    /// </summary>
    public override string ToString() =>
        Kind == PolicyKind.Throttle
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"throttle {Permits} per {Seconds} s{Deviation}, {Scope}, {Bucket}"
            )
            : string.Create(CultureInfo.InvariantCulture, $"debounce {Seconds} s, {Scope}, {Bucket}");

    private static ArgumentOutOfRangeException BadPermits(int permits) =>
        new(nameof(permits), permits, $"A throttle admits 1 to {MaxPermits} calls per window.");

    private static ArgumentOutOfRangeException BadWindow(TimeSpan window) =>
        new(nameof(window), window, $"A window lasts 1 ms to {MaxWindow.TotalDays} days.");

    private static ArgumentOutOfRangeException BadScope(Scope scope) =>
        new(nameof(scope), scope, "Use one of the named scopes.");

    private static ArgumentOutOfRangeException BadStoreFailure(StoreFailure whenStoreFails) =>
        new(nameof(whenStoreFails), whenStoreFails, "Use one of the values of StoreFailure.");

    private static ArgumentOutOfRangeException BadAlgorithm(Algorithm algorithm) =>
        new(nameof(algorithm), algorithm, "Use one of the named algorithms.");
}
