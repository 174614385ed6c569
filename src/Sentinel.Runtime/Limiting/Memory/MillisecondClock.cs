using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sentinel.Limiting.Memory;

/// <summary>Whole milliseconds of a TimeProvider's timestamps, from 1, that never go back: what it steps back by is left out.</summary>
internal sealed class MillisecondClock
{
    /// <summary>
    /// Less than this from the end of a wait, in milliseconds, the coarse clock does not decide. It is many times its tick of 1
    /// to 10 ms; where it lags by more, a refusal lasts longer by as much, and never is a call admitted too early.
    /// </summary>
    public const long Edge = 64;

    private const int PerSecond = 1_000;

    // A constant for the compiled code: a division by it is a multiplication.
    private static readonly long SystemPerMillisecond = Stopwatch.Frequency / PerSecond;

    private readonly Lock _lock = new();
    private readonly TimeProvider _timeProvider;
    private readonly bool _isSystem;
    private readonly bool _hasCoarse;
    private readonly long _start;
    private long _last;
    private Int128 _steppedBack;

    public MillisecondClock(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        if (timeProvider.TimestampFrequency <= 0)
        {
            throw new ArgumentException(
                $"The clock's TimestampFrequency is {timeProvider.TimestampFrequency}; it must be positive.",
                nameof(timeProvider)
            );
        }

        _timeProvider = timeProvider;
        _isSystem = timeProvider == TimeProvider.System && Stopwatch.Frequency % PerSecond == 0;

        // The coarse clock first: read after a pause it would seem to be ahead of the exact one.
        long coarse = Environment.TickCount64;
        _start = _last = timeProvider.GetTimestamp();
        _hasCoarse = _isSystem && OperatingSystem.IsLinux() && IsBehind(coarse, _start);
    }

    /// <summary>The time now.</summary>
    public long Now
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get =>
            // The system's own is asked without the provider in between: it is read for every decision, and never steps back.
            _isSystem ? 1 + ((Stopwatch.GetTimestamp() - _start) / SystemPerMillisecond) : NowOfProvider();
    }

    /// <summary>
    /// Reads a clock that costs a quarter of <see cref="Now"/> and is behind it by up to a tick: the kernel's own, which counts
    /// the same time, on Linux. Other systems' coarse clocks drift against the exact one.
    /// </summary>
    /// <param name="now">The time, never later than it is.</param>
    /// <returns>Whether there is such a clock.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetCoarse(out long now)
    {
        now = _hasCoarse ? 1 + (((Environment.TickCount64 * SystemPerMillisecond) - _start) / SystemPerMillisecond) : 0;
        return _hasCoarse;
    }

    /// <summary>Whether both clocks count from the same moment.</summary>
    private static bool IsBehind(long coarse, long timestamp) =>
        timestamp - (coarse * SystemPerMillisecond) is var behind
        && behind >= 0
        && behind < PerSecond * SystemPerMillisecond;

    private long NowOfProvider()
    {
        lock (_lock)
        {
            long read = _timeProvider.GetTimestamp();
            _steppedBack += Int128.Max(0, (Int128)_last - read);
            _last = read;

            // A double would lose milliseconds of odd frequencies.
            Int128 elapsed = (Int128)read + _steppedBack - _start;
            return 1 + (long)(elapsed * PerSecond / _timeProvider.TimestampFrequency);
        }
    }
}
