using System.Collections.Concurrent;

namespace Sentinel.Perf;

/// <summary>What a careful bot developer writes: a concurrent dictionary of rings, each under its own lock.</summary>
/// <remarks>It never forgets a user. Eviction would only cost it time, so it is measured without.</remarks>
internal readonly struct HandTunedContender : IContender
{
    private readonly ConcurrentDictionary<long, Ring> _rings;

    private HandTunedContender(int users) => _rings = new(Environment.ProcessorCount, users);

    internal static HandTunedContender For(int users) => new(users);

    public bool Decide(in Call call)
    {
        // Look first: GetOrAdd alone would be a little slower for a user who exists.
        if (!_rings.TryGetValue(call.User, out Ring? ring))
        {
            ring = _rings.GetOrAdd(call.User, static _ => new Ring());
        }

        return ring.TryTake();
    }

    public void Dispose() { }
}
