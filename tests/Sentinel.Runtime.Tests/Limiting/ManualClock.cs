namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>A clock of whole milliseconds that goes wherever the test puts it, backwards too.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long _now = 1_000_000;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => _now;

    internal void Advance(long milliseconds) => _now += milliseconds;
}
