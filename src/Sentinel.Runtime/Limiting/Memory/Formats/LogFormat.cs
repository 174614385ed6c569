namespace Sentinel.Limiting.Memory;

/// <summary>Exact sliding windows: of each counter the newest admissions, each with its own stamp.</summary>
/// <remarks>
/// A call is refused while the L-th newest admission is younger than the window. If L + 1 admissions lay in one window, the
/// last of them had its L-th newest predecessor in it and was refused: so there are never more than L.
/// </remarks>
/// <param name="index">Where a stripe keeps the map of this format.</param>
/// <param name="stride">The bytes of a slot.</param>
/// <param name="maxPermits">How many stamps fit.</param>
internal abstract class LogFormat(int index, int stride, int maxPermits) : CounterFormat(index, stride, State)
{
    /// <summary>How many stamps fit.</summary>
    public int MaxPermits { get; } = maxPermits;

    /// <summary>Whether a policy with so many permits and such a window can be counted in this format.</summary>
    public abstract bool Holds(int permits, uint window);

    /// <summary>The longest window that has used a counter, in milliseconds.</summary>
    public abstract uint WindowOf(ReadOnlySpan<uint> slot);

    /// <summary>Reads the stamps, newest first, and says how many there are.</summary>
    public abstract int Read(ReadOnlySpan<uint> slot, Span<uint> stamps);

    /// <summary>Writes the stamps, newest first, of an empty slot or over what is there.</summary>
    public abstract void Write(Span<uint> slot, ReadOnlySpan<uint> stamps, uint longestWindow);

    public sealed override void Refund(Span<uint> slot, in Charge charge, long at, uint now)
    {
        Span<uint> stamps = stackalloc uint[MaxPermits];
        stamps = stamps[..Read(slot, stamps)];
        uint longestWindow = WindowOf(slot);
        int refunded = at is > 0 and <= uint.MaxValue ? stamps.IndexOf((uint)at) : -1;

        // A dead one gives nothing back: the counter stays as full as it is.
        if (refunded >= 0 && at + longestWindow > now)
        {
            stamps[(refunded + 1)..].CopyTo(stamps[refunded..]);
            Write(slot, stamps[..^1], longestWindow);
        }
    }

    public sealed override long NewestOf(ReadOnlySpan<uint> slot, uint now) => slot[State] & ~Refusing;
}
