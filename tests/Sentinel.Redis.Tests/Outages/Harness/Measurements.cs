using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Sentinel.Redis.Tests.Outages;

/// <summary>What stores count of their failures while this listens.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly ConcurrentQueue<(string Instrument, string Tags, long Value)> _all = [];
    private readonly MeterListener _listener = new();

    internal Measurements()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name.StartsWith("sentinel.store.", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) =>
                _all.Enqueue(
                    (instrument.Name, string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")), value)
                )
        );
        _listener.SetMeasurementEventCallback<double>(
            (instrument, seconds, _, _) => _all.Enqueue((instrument.Name, "", (long)(seconds * 1_000_000)))
        );
        _listener.Start();
    }

    internal long Failures(string reason) => Sum("sentinel.store.failures", $"reason={reason}");

    internal long Degraded(GuardedHandler handler, string outcome) =>
        Sum("sentinel.store.degraded", $"handler={handler.Name},outcome={outcome}");

    internal long RefusedLocally(GuardedHandler handler) =>
        Sum("sentinel.store.refused_locally", $"handler={handler.Name}");

    /// <summary>How long Redis took each time, in microseconds.</summary>
    internal IEnumerable<long> Durations =>
        _all.Where(static each => each.Instrument == "sentinel.store.duration").Select(static each => each.Value);

    internal long Degraded() =>
        _all.Where(static each => each.Instrument == "sentinel.store.degraded").Sum(static each => each.Value);

    public void Dispose() => _listener.Dispose();

    private long Sum(string instrument, string tags) =>
        _all.Where(each => each.Instrument == instrument && each.Tags == tags).Sum(static each => each.Value);
}
