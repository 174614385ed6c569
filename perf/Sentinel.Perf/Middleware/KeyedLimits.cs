using System.Collections.Concurrent;

namespace Sentinel.Perf;

/// <summary>Queues of times by key, for code that learns limits from attributes: whatever a key is, hence a boxed one.</summary>
internal sealed class KeyedLimits
{
    private readonly ConcurrentDictionary<object, Queue<DateTime>> _calls = new();

    internal bool TryTake(object key, int permits, double seconds)
    {
        DateTime now = DateTime.UtcNow;
        Queue<DateTime> calls = _calls.GetOrAdd(key, static _ => new Queue<DateTime>());
        lock (calls)
        {
            while (calls.TryPeek(out DateTime oldest) && (now - oldest).TotalSeconds >= seconds)
            {
                calls.Dequeue();
            }

            if (calls.Count >= permits)
            {
                return false;
            }

            calls.Enqueue(now);
            return true;
        }
    }
}
