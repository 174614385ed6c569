namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>A clock of any frequency that begins anywhere.</summary>
internal sealed class OddClock(long frequency, long start) : TimeProvider
{
    private long _passed;

    public override long TimestampFrequency => frequency;

    public override long GetTimestamp() => start + _passed;

    /// <summary>Moves to the first timestamp at which so many milliseconds have passed.</summary>
    internal void MoveTo(long milliseconds) => _passed = (long)((((Int128)milliseconds * frequency) + 999) / 1_000);

    /// <summary>Moves to the last timestamp before so many milliseconds have passed.</summary>
    internal void MoveBefore(long milliseconds)
    {
        MoveTo(milliseconds);
        _passed--;
    }
}
