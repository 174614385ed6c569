namespace Sentinel.Redis.Tests.Kinds;

/// <summary>
/// A clock that leaves out what another one steps back by, as memory does: so both count the same time. What the scripts make of a
/// clock that steps back is a test of its own.
/// </summary>
internal sealed class SteadyUtc(TimeProvider clock) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly DateTimeOffset _start = clock.GetUtcNow();
    private long _last = clock.GetTimestamp();
    private long _passed;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            long read = clock.GetTimestamp();
            _passed += Math.Max(0, read - _last);
            _last = read;
            return _passed;
        }
    }

    public override DateTimeOffset GetUtcNow() =>
        _start.AddTicks(GetTimestamp() * TimeSpan.TicksPerSecond / TimestampFrequency);
}
