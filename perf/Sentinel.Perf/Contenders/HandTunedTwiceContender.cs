using System.Collections.Concurrent;

namespace Sentinel.Perf;

/// <summary>Throttle and debounce by hand: two calls, the second on a dictionary keyed by user and content.</summary>
internal readonly struct HandTunedTwiceContender : IContender
{
    private readonly HandTunedContender _throttle;
    private readonly ConcurrentDictionary<(long User, ulong Content), LastSeen> _seen;

    private HandTunedTwiceContender(Traffic traffic)
    {
        _throttle = HandTunedContender.For(traffic.Users.Length);
        _seen = new(Environment.ProcessorCount, traffic.Users.Length * traffic.Contents.Length);
        foreach (long user in traffic.Users)
        {
            foreach (ulong content in traffic.Contents)
            {
                _seen[(user, content)] = new LastSeen();
            }
        }
    }

    /// <summary>With every key in place beforehand, so that it allocates nothing and never grows while it is measured.</summary>
    internal static HandTunedTwiceContender For(Traffic traffic) => new(traffic);

    public bool Decide(in Call call)
    {
        // Both are asked whatever the first says: the bar is against two calls, and ours looks at both as well.
        bool admitted = _throttle.Decide(in call);
        if (!_seen.TryGetValue((call.User, call.Content), out LastSeen? seen))
        {
            seen = _seen.GetOrAdd((call.User, call.Content), static _ => new LastSeen());
        }

        return seen.TryTake() & admitted;
    }

    public void Dispose() { }
}
