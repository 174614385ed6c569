namespace Sentinel.Perf;

/// <summary>A clock that goes on when it is told to: what is measured does not depend on how fast it is measured.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => 1_000;

    public override long GetTimestamp() => _now;

    internal void Advance(TimeSpan by) => _now += (long)by.TotalMilliseconds;
}
