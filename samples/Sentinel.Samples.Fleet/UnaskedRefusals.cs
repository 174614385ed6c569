using System.Diagnostics.Metrics;

namespace Sentinel.Samples.Fleet;

/// <summary>How often an instance refused a user of whom it knew already, without a command to Redis: one of the store's metrics.</summary>
internal sealed class UnaskedRefusals : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _count;

    public UnaskedRefusals()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == "sentinel.store.refused_locally")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _count, count));
        _listener.Start();
    }

    public int Count => (int)Interlocked.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}
