namespace Sentinel;

/// <summary>How a throttle of L permits and a window W counts, and so when a permit that was used comes back.</summary>
public enum Algorithm
{
    /// <summary>
    /// The default: each permit comes back a window after its use; where L is above 128, up to a 128th of the window later.
    /// Never more than L calls in any window W: exact, and the only algorithm that keeps to what the limit says.
    /// </summary>
    SlidingLog,

    /// <summary>
    /// A bucket of L permits that fills by one each W / L, also known as GCRA. Recovers smoothly: somebody who was refused
    /// waits for one permit and not for a window. Up to 2 L - 1 calls in a window: a full bucket, and what fills it meanwhile.
    /// </summary>
    TokenBucket,

    /// <summary>
    /// The window begins with the first call, and its L permits all come back at its end. Easy to explain, as in "50 a day".
    /// Up to 2 L - 1 calls in any W: all but the first of one window at its end, and the next window's at once.
    /// </summary>
    FixedWindow,
}
