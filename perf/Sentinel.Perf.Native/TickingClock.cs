namespace Sentinel.Perf.Native;

/// <summary>A clock that goes on by so many milliseconds with each look: two runs decide alike, on any machine.</summary>
internal sealed class TickingClock(long millisecondsPerLook) : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => 1_000;

    public override long GetTimestamp() => _now += millisecondsPerLook;
}
