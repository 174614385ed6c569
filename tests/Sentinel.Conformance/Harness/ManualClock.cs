namespace Sentinel.Conformance;

/// <summary>
/// A clock of whole milliseconds that goes wherever the test puts it, backwards too; its timestamps and its dates go together.
/// </summary>
internal sealed class ManualClock : TimeProvider
{
    private const long First = 1_000_000;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long _now = First;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => Start.AddMilliseconds(_now - First);

    internal void Advance(long milliseconds) => _now += milliseconds;
}
