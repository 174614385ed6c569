using System.Diagnostics.Metrics;

namespace Sentinel.Runtime.Tests.Dispatch;

/// <summary>Listens to Sentinel's meter for one handler, since other tests measure at the same time.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<string> _taken = [];

    internal Measurements(string handler)
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Sentinel")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) =>
            {
                Dictionary<string, object?> byName = new(tags.ToArray());
                if (byName.Remove("handler", out object? measured) && handler.Equals(measured))
                {
                    IEnumerable<string> rest = byName.Select(tag => $"{tag.Key}={tag.Value}").Order();
                    _taken.Add($"{instrument.Name} {value} {string.Join(' ', rest)}");
                }
            }
        );
        _listener.Start();
    }

    /// <summary>Instrument, value and tags but the handler, in the order in which they were taken.</summary>
    internal IReadOnlyList<string> Taken => _taken;

    public void Dispose() => _listener.Dispose();
}
