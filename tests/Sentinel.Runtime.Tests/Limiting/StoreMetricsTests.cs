using System.Diagnostics.Metrics;
using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>What the stores of the process tell together.</summary>
/// <remarks>Alone, since other tests have stores too: what the metrics move by is that of these tests' own.</remarks>
[NonParallelizable]
public sealed class StoreMetricsTests : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, long> _seen = [];
    private readonly Dictionary<string, Type> _instruments = [];

    public StoreMetricsTests()
    {
        // A store, so that the instruments are there.
        _ = new MemoryUnderTest();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (
                instrument.Meter.Name == "Sentinel"
                && instrument.Name.StartsWith("sentinel.store.", StringComparison.Ordinal)
            )
            {
                _instruments[instrument.Name] = instrument.GetType();
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => _seen[instrument.Name] = value);
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    [Test]
    public void Entries_go_up_and_down_and_evictions_only_up()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_instruments["sentinel.store.entries"], Is.EqualTo(typeof(ObservableUpDownCounter<long>)));
            Assert.That(_instruments["sentinel.store.evictions"], Is.EqualTo(typeof(ObservableCounter<long>)));
        }
    }

    [Test]
    public void The_entries_of_every_store_are_counted_together()
    {
        long before = EntriesOfTheLiving();
        MemoryUnderTest one = new();
        MemoryUnderTest other = new();
        one.Flood(ids: 1_000, callsEach: 1);
        other.Flood(ids: 2_000, callsEach: 1);

        Assert.That(Observe("sentinel.store.entries") - before, Is.EqualTo(3_000));
        GC.KeepAlive(one);
        GC.KeepAlive(other);
    }

    [Test]
    public void What_a_store_forgets_alive_is_counted()
    {
        long before = Observe("sentinel.store.evictions");
        MemoryUnderTest store = new(maxEntries: 64);
        store.Flood(ids: 1_000, callsEach: 1);

        Assert.That(store.Memory.Evictions, Is.EqualTo(1_000 - 64));
        Assert.That(Observe("sentinel.store.evictions") - before, Is.EqualTo(store.Memory.Evictions));
    }

    [Test]
    public void A_call_for_whose_counter_there_is_no_room_is_counted()
    {
        MemoryUnderTest store = new(maxEntries: 64);
        LimitPolicy once = Policies.Throttle(1, 3_600_000);
        for (int user = 1; user <= 64; user++)
        {
            store.Decide(once, Calls.By(user));
        }

        long before = Observe("sentinel.store.full");
        store.Decide(once, Calls.By(100));

        Assert.That(Observe("sentinel.store.full") - before, Is.EqualTo(1));
    }

    /// <summary>After a collection, so that no store of an earlier test is gone when the metrics are read again.</summary>
    private long EntriesOfTheLiving()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Observe("sentinel.store.entries");
    }

    private long Observe(string instrument)
    {
        _listener.RecordObservableInstruments();
        return _seen[instrument];
    }
}
