namespace Sentinel.Limiting;

/// <summary>Counters in this process: exact, immediate, and forgotten when it ends.</summary>
/// <remarks>
/// One table behind one lock. Counters that can refuse nobody any more are dropped when the table has doubled since it was
/// last swept, so that it holds at most about twice the live ones; no timer runs.
/// </remarks>
public sealed class MemoryStore : LimiterStore
{
    private const int FirstSweepAt = 1024;
    private const int LargestSpare = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<CounterKey, AdmissionLog> _logs = [];
    private readonly Stack<AdmissionLog> _spare = [];
    private readonly TimeProvider _timeProvider;
    private readonly long _start;
    private long _decision;
    private int _sweepAt = FirstSweepAt;

    /// <summary>A store with no counters yet.</summary>
    /// <param name="timeProvider">The clock whose timestamps count; by default the system's, which never steps back.</param>
    public MemoryStore(TimeProvider? timeProvider = null)
    {
        _timeProvider = timeProvider ?? TimeProvider.System;
        _start = _timeProvider.GetTimestamp();
    }

    /// <summary>The counters held now, dead ones that are not swept yet included.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _logs.Count;
            }
        }
    }

    /// <inheritdoc/>
    public override ValueTask<Verdict> DecideAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(policies);
        lock (_gate)
        {
            // Read inside the lock: a stamp is never older than one that is already in a log.
            return new(Decide(policies.Policies, in origin, Now()));
        }
    }

    private Verdict Decide(ReadOnlySpan<LimitPolicy> policies, in Origin origin, long now)
    {
        LimitPolicy? refusing = null;
        long longestWait = 0;
        int remaining = int.MaxValue;
        foreach (LimitPolicy policy in policies)
        {
            if (!origin.TryGetSubject(policy, out Subject subject))
            {
                continue;
            }

            int live = 0;
            if (_logs.TryGetValue(CounterKey.For(policy, in subject, in origin), out AdmissionLog? log))
            {
                log.StepBackTo(now);
                live = log.Live(policy.Permits, policy.WindowMilliseconds, now);
                long wait = log.Wait(policy.Permits, policy.WindowMilliseconds, now);
                (refusing, longestWait) = wait > longestWait ? (policy, wait) : (refusing, longestWait);
            }

            remaining = policy.Kind == PolicyKind.Throttle ? Math.Min(remaining, policy.Permits - live) : remaining;
        }

        if (refusing is not null)
        {
            return Verdict.Refused(refusing, longestWait, remaining);
        }

        Charge(policies, in origin, now);
        return Verdict.Admitted(remaining == int.MaxValue ? remaining : remaining - 1);
    }

    private void Charge(ReadOnlySpan<LimitPolicy> policies, in Origin origin, long now)
    {
        _decision++;
        foreach (LimitPolicy policy in policies)
        {
            if (origin.TryGetSubject(policy, out Subject subject))
            {
                LogOf(CounterKey.For(policy, in subject, in origin), now)
                    .Record(policy.Permits, policy.WindowMilliseconds, now, _decision);
            }
        }
    }

    private AdmissionLog LogOf(CounterKey key, long now)
    {
        if (!_logs.TryGetValue(key, out AdmissionLog? log))
        {
            if (_logs.Count >= _sweepAt)
            {
                Sweep(now);
            }

            log = _spare.TryPop(out AdmissionLog? spare) ? spare : new AdmissionLog();
            _logs.Add(key, log);
        }

        return log;
    }

    private void Sweep(long now)
    {
        foreach ((CounterKey key, AdmissionLog log) in _logs)
        {
            // A log charged by this very decision is never dead: its newest stamp is now.
            if (log.IsDead(now))
            {
                _logs.Remove(key);
                Spare(log);
            }
        }

        _sweepAt = Math.Max(FirstSweepAt, 2 * _logs.Count);
    }

    private void Spare(AdmissionLog log)
    {
        if (_spare.Count < FirstSweepAt && log.Capacity <= LargestSpare)
        {
            log.Clear();
            _spare.Push(log);
        }
    }

    private long Now() => _timeProvider.GetElapsedTime(_start).Ticks / TimeSpan.TicksPerMillisecond;
}
