namespace Sentinel;

/// <summary>
/// Admits at most a number of calls of this handler in <em>any</em> window of the given length; the calls beyond it are
/// refused and do not count.
/// </summary>
/// <remarks>
/// May be repeated: a call runs only when every policy of its handler admits it, and a refused call is charged to none.
/// </remarks>
/// <example><code>[Throttle(3, 10), Throttle(50, Per = Period.Day)]</code></example>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ThrottleAttribute : Attribute
{
    /// <summary>At most <paramref name="permits"/> calls in any <paramref name="seconds"/>.</summary>
    /// <param name="permits">The calls admitted per window: 1 to 1,000,000.</param>
    /// <param name="seconds">The window in seconds, to the millisecond: 0.001 to 2,073,600 (24 days).</param>
    public ThrottleAttribute(int permits, double seconds)
    {
        Permits = permits;
        Seconds = seconds;
    }

    /// <summary>At most <paramref name="permits"/> calls in any <see cref="Per"/>, which must be set.</summary>
    /// <param name="permits">The calls admitted per window: 1 to 1,000,000.</param>
    public ThrottleAttribute(int permits) => Permits = permits;

    /// <summary>The calls admitted per window.</summary>
    public int Permits { get; }

    /// <summary>The window in seconds; 0 where <see cref="Per"/> says it.</summary>
    public double Seconds { get; }

    /// <summary>The window by name, instead of seconds.</summary>
    public Period Per { get; init; }

    /// <summary>Whom the policy counts together; by default each user.</summary>
    public Scope Scope { get; init; }

    /// <summary>
    /// How calls are counted; by default exactly. The others may admit up to twice the permits, less one, in a window.
    /// </summary>
    public Algorithm Algorithm { get; init; }

    /// <summary>What becomes of a call while a shared store cannot be asked; by default this process counts by itself.</summary>
    public StoreFailure WhenStoreFails { get; init; }

    /// <summary>
    /// The counter's name. By default each policy of each handler has its own; policies that name the same bucket, with the
    /// same scope and algorithm, share one. Handlers that share a bucket share its window, too (SNT011): a counter remembers no further back than that.
    /// </summary>
    public string? Bucket { get; init; }
}
