namespace Sentinel.Limiting;

/// <summary>The newest admissions of one counter, as stamps in milliseconds: the whole state of an exact sliding window.</summary>
/// <remarks>
/// If L + 1 admissions lay in [t, t + W), the last of them had its L-th newest predecessor at or after t, less than W old,
/// and was refused. Hence never more than L in any window, and no other rule is needed.
/// </remarks>
internal sealed class AdmissionLog
{
    private const int InitialCapacity = 4;

    private long[] _stamps = new long[InitialCapacity];
    private int _next;
    private int _count;
    private long _longestWindow;
    private int _mostPermits;

    /// <summary>The decision that charged this log last, so that policies which share it charge it once.</summary>
    internal long ChargedBy { get; private set; }

    /// <summary>How long a policy must wait for its next permit, in milliseconds; 0 when it has one.</summary>
    internal long Wait(int permits, long window, long now) =>
        _count < permits ? 0 : Math.Max(0, Newest(permits) + window - now);

    /// <summary>How many admissions are younger than <paramref name="window"/>, of the newest <paramref name="permits"/>.</summary>
    internal int Live(int permits, long window, long now)
    {
        int live = 0;
        int known = Math.Min(permits, _count);
        while (live < known && Newest(live + 1) + window > now)
        {
            live++;
        }

        return live;
    }

    /// <summary>Whether no policy that used this log can still be refused by it.</summary>
    internal bool IsDead(long now) => _count == 0 || IsDead(rank: 1, now);

    /// <summary>How many stamps it holds room for.</summary>
    internal int Capacity => _stamps.Length;

    /// <summary>Records an admission and keeps at least the newest <paramref name="permits"/>.</summary>
    internal void Record(int permits, long window, long now, long decision)
    {
        // Policies that share the log may differ: it serves the most permits and the longest window that it has seen.
        _longestWindow = Math.Max(_longestWindow, window);
        _mostPermits = Math.Max(_mostPermits, permits);
        if (ChargedBy == decision)
        {
            return;
        }

        ChargedBy = decision;
        if (_count == _stamps.Length && _count < _mostPermits && !IsDead(_count, now))
        {
            Grow();
        }

        _stamps[_next] = now;
        _next = (_next + 1) % _stamps.Length;
        _count = Math.Min(_count + 1, _stamps.Length);
    }

    /// <summary>Brings stamps from before a backward step of the clock to now, so that nobody waits longer than a window.</summary>
    internal void StepBackTo(long now)
    {
        for (int rank = 1; rank <= _count && Newest(rank) > now; rank++)
        {
            _stamps[IndexOf(rank)] = now;
        }
    }

    /// <summary>Forgets everything, for the next counter that uses this log.</summary>
    internal void Clear() => (_next, _count, _longestWindow, _mostPermits, ChargedBy) = (0, 0, 0, 0, 0);

    private bool IsDead(int rank, long now) => Newest(rank) + _longestWindow <= now;

    private long Newest(int rank) => _stamps[IndexOf(rank)];

    private int IndexOf(int rank) => (_next - rank + _stamps.Length) % _stamps.Length;

    private void Grow()
    {
        long[] grown = new long[(int)Math.Min(_mostPermits, 2L * _stamps.Length)];
        for (int rank = _count; rank >= 1; rank--)
        {
            grown[_count - rank] = Newest(rank);
        }

        _stamps = grown;
        _next = _count;
    }
}
