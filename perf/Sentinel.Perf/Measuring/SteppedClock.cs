using System.Diagnostics;

namespace Sentinel.Perf;

/// <summary>The system's clock, put forward when it is told to: minutes of a bot's life in a second, each look at full price.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long _ahead;

    public override long TimestampFrequency => Stopwatch.Frequency;

    public override long GetTimestamp() => Stopwatch.GetTimestamp() + _ahead;

    internal void Advance(TimeSpan by) => _ahead += (long)(by.TotalSeconds * Stopwatch.Frequency);
}
