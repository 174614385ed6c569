using System.Diagnostics;

namespace Sentinel.Limiting.Memory;

/// <summary>A TimeProvider's timestamps in whole milliseconds since the clock was made.</summary>
internal readonly struct MillisecondClock
{
    private readonly TimeProvider _timeProvider;
    private readonly bool _isSystem;
    private readonly long _start;
    private readonly long _perMillisecond;

    public MillisecondClock(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _isSystem = timeProvider == TimeProvider.System;
        _start = timeProvider.GetTimestamp();
        long frequency = timeProvider.TimestampFrequency;
        _perMillisecond = frequency % 1000 == 0 ? frequency / 1000 : 0;
    }

    public long Milliseconds
    {
        get
        {
            // The system's own is asked without the provider in between: it is read for every decision.
            long now = _isSystem ? Stopwatch.GetTimestamp() : _timeProvider.GetTimestamp();
            return _perMillisecond != 0
                ? (now - _start) / _perMillisecond
                : _timeProvider.GetElapsedTime(_start, now).Ticks / TimeSpan.TicksPerMillisecond;
        }
    }
}
