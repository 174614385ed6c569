using Microsoft.Extensions.Logging;

namespace Sentinel.Limiting.Outages;

/// <summary>Whether Redis answers, as the log tells it: a line when it fails, and one when it answers again.</summary>
/// <param name="name">What the log calls it.</param>
/// <param name="logger">The log.</param>
/// <param name="clock">The time.</param>
/// <param name="whole">
/// What a part belongs to. A cluster that comes up after the bot is not known as one before, so that what failed then was
/// nobody's part, and only parts answer.
/// </param>
internal sealed class Health(string name, ILogger logger, TimeProvider clock, Health? whole = null)
{
    // A key that somebody else uses is no state of the server, and its subject may go on calling.
    private static readonly TimeSpan BetweenForeignKeys = TimeSpan.FromMinutes(1);

    // How long there must have been no failure before it is called well: one that comes and goes has one line each time.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    // The same where only a part has answered: calls that need several parts, of which one is lost, may be rare.
    private static readonly TimeSpan LongQuiet = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private volatile bool _isFailing;
    private long _failingSince;
    private long _lastFailure;
    private long _failures;
    private long? _lastForeignKey;

    /// <summary>Redis has answered.</summary>
    public void Succeeded()
    {
        if (_isFailing)
        {
            RecoverAfter(Quiet);
        }

        if (whole is { _isFailing: true })
        {
            whole.RecoverAfter(LongQuiet);
        }
    }

    /// <summary>Redis could not be asked.</summary>
    public void Failed(OutageReason reason, Exception exception)
    {
        RedisMetrics.Failed(reason);
        if (reason == OutageReason.ForeignKey)
        {
            FoundForeignKey(exception);
            return;
        }

        bool isNews;
        lock (_lock)
        {
            _lastFailure = clock.GetTimestamp();
            isNews = !_isFailing;
            _failures = isNews ? 1 : _failures + 1;
            _failingSince = isNews ? _lastFailure : _failingSince;
            _isFailing = true;
        }

        if (isNews)
        {
            RedisLog.Failing(logger, exception, name, reason);
        }
    }

    private void FoundForeignKey(Exception exception)
    {
        lock (_lock)
        {
            if (_lastForeignKey is { } last && clock.GetElapsedTime(last) < BetweenForeignKeys)
            {
                return;
            }

            _lastForeignKey = clock.GetTimestamp();
        }

        RedisLog.ForeignKey(logger, exception.Message);
    }

    private void RecoverAfter(TimeSpan quiet)
    {
        TimeSpan lasted;
        long failures;
        lock (_lock)
        {
            if (!_isFailing || clock.GetElapsedTime(_lastFailure) < quiet)
            {
                return;
            }

            _isFailing = false;
            (lasted, failures) = (clock.GetElapsedTime(_failingSince), _failures);
        }

        RedisLog.Recovered(logger, name, lasted.TotalSeconds, failures);
    }
}
