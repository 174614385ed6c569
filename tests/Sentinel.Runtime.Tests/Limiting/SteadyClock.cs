namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>A clock of whole milliseconds that several threads may move forward.</summary>
internal sealed class SteadyClock : TimeProvider
{
    private long _now = 1_000_000;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    internal void Advance(long milliseconds) => Interlocked.Add(ref _now, milliseconds);
}
