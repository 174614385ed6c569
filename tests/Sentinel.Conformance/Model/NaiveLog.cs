using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>Every admission ever made. A call waits until the L-th newest is a window old.</summary>
internal sealed class NaiveLog : NaiveCounter
{
    private readonly List<long> _admissions = [];
    private long _longestWindow;

    // Older than the longest window when another call was admitted: nobody had reason to remember it since.
    private long _forgettable = -1;

    internal override long WaitOf(LimitPolicy policy, long now) =>
        FreeOf(policy, now) > 0 ? 0 : _admissions[^policy.Permits] + policy.WindowMilliseconds - now;

    internal override int FreeOf(LimitPolicy policy, long now) =>
        Math.Max(0, policy.Permits - LiveIn(policy.WindowMilliseconds, now));

    internal override void Refund(LimitPolicy[] policies, long at, long now)
    {
        int refunded = _admissions.LastIndexOf(at);
        if (refunded >= 0)
        {
            _admissions.RemoveAt(refunded);
            Newest = _admissions.LastOrDefault();
            MustStay &= at <= now - _longestWindow;
        }
    }

    internal override bool IsDead(long now) => LiveIn(_longestWindow, now) == 0;

    /// <summary>How many admissions lie in the last <paramref name="window"/> milliseconds.</summary>
    internal int LiveIn(long window, long now) =>
        _admissions.Count - 1 - _admissions.FindLastIndex(stamp => stamp <= now - window);

    /// <summary>How many of them a counter has reason to remember, which lives no longer than its longest window so far.</summary>
    internal int LiveKnown(long window, long now)
    {
        long since = Math.Max(now - Math.Min(window, IsDead(now) ? 0 : _longestWindow), _forgettable);
        return LiveIn(now - since, now);
    }

    protected override void Charge(LimitPolicy[] policies, long now)
    {
        if (IsDead(now))
        {
            // It may have been dropped: whoever comes now begins anew, in a longer window too.
            _longestWindow = 0;
            _admissions.Clear();
        }

        _admissions.Add(now);
        _longestWindow = Math.Max(_longestWindow, LongestOf(policies));
        _forgettable = Math.Max(_forgettable, now - _longestWindow);
    }
}
