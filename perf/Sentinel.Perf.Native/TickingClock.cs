namespace Sentinel.Perf.Native;

/// <summary>A clock that goes on by 8 ms with each look: two runs decide alike, on any machine.</summary>
internal sealed class TickingClock : TimeProvider
{
    private const long MillisecondsPerLook = 8;

    private long _now;

    public override long TimestampFrequency => 1_000;

    public override long GetTimestamp() => _now += MillisecondsPerLook;
}
