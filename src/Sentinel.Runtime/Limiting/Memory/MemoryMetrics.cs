using System.Diagnostics.Metrics;

namespace Sentinel.Limiting.Memory;

/// <summary>What the memory stores of this process hold and have forgotten: the former is counted when somebody asks, the latter always.</summary>
internal static class MemoryMetrics
{
    private static readonly Lock Lock = new();

    // Weak: a store needs no disposal, and its counters go with it.
    private static readonly List<WeakReference<MemoryStore>> Stores = [];
    private static readonly Meter Meter = new("Sentinel");
    private static long _evictions;
    private static long _full;

    static MemoryMetrics()
    {
        Meter.CreateObservableUpDownCounter(
            "sentinel.store.entries",
            CountEntries,
            "{entry}",
            "Counters held in memory, dead ones that are not dropped yet included."
        );
        Meter.CreateObservableCounter(
            "sentinel.store.evictions",
            static () => Interlocked.Read(ref _evictions),
            "{entry}",
            "Counters forgotten alive, to keep within the bound or because they were idle."
        );
        Meter.CreateObservableCounter(
            "sentinel.store.full",
            static () => Interlocked.Read(ref _full),
            "{call}",
            "Calls refused because there is no room for their counters: all that are held are refusing somebody."
        );
    }

    /// <summary>Adds the entries of a store to the metrics, for as long as it is in use.</summary>
    public static void Add(MemoryStore store)
    {
        lock (Lock)
        {
            Stores.RemoveAll(static reference => !reference.TryGetTarget(out _));
            Stores.Add(new WeakReference<MemoryStore>(store));
        }
    }

    /// <summary>Counts a counter that was forgotten alive.</summary>
    public static void CountEviction() => Interlocked.Increment(ref _evictions);

    /// <summary>Counts a call that was refused for want of room.</summary>
    public static void CountFull() => Interlocked.Increment(ref _full);

    private static long CountEntries()
    {
        lock (Lock)
        {
            return Stores.Sum(static reference => reference.TryGetTarget(out MemoryStore? store) ? store.Count : 0L);
        }
    }
}
