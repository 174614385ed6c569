using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sentinel.Limiting.Memory;

/// <summary>Whole milliseconds of a TimeProvider's timestamps, from 1, that never go back: what it steps back by is left out.</summary>
internal sealed class MillisecondClock
{
    private const int PerSecond = 1_000;

    // A constant for the compiled code: a division by it is a multiplication.
    private static readonly long SystemPerMillisecond = Stopwatch.Frequency / PerSecond;

    private readonly Lock _lock = new();
    private readonly TimeProvider _timeProvider;
    private readonly bool _isSystem;
    private readonly long _start;
    private long _last;
    private long _steppedBack;

    public MillisecondClock(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        _timeProvider = timeProvider;
        _isSystem = timeProvider == TimeProvider.System && Stopwatch.Frequency % PerSecond == 0;
        _start = _last = timeProvider.GetTimestamp();
    }

    /// <summary>The time now.</summary>
    public long Now
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get =>
            // The system's own is asked without the provider in between: it is read for every decision, and never steps back.
            _isSystem ? 1 + ((Stopwatch.GetTimestamp() - _start) / SystemPerMillisecond) : NowOfProvider();
    }

    private long NowOfProvider()
    {
        lock (_lock)
        {
            long read = _timeProvider.GetTimestamp();
            _steppedBack += Math.Max(0, _last - read);
            _last = read;
            TimeSpan elapsed = _timeProvider.GetElapsedTime(_start, read + _steppedBack);
            return 1 + (elapsed.Ticks / TimeSpan.TicksPerMillisecond);
        }
    }
}
