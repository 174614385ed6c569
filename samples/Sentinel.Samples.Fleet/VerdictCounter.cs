using System.Collections.Concurrent;
using Sentinel.Dispatch;
using Sentinel.Limiting;

namespace Sentinel.Samples.Fleet;

/// <summary>Counts what an instance decides, by user.</summary>
internal sealed class VerdictCounter : IVerdictObserver
{
    private readonly ConcurrentDictionary<long, int> _admitted = new();
    private int _updates;

    /// <inheritdoc/>
    public void Observe(string handler, in Incoming incoming, in Verdict verdict)
    {
        Interlocked.Increment(ref _updates);
        if (verdict.IsAdmitted)
        {
            _admitted.AddOrUpdate(incoming.Origin.UserId, 1, static (_, count) => count + 1);
        }
    }

    /// <summary>What was counted.</summary>
    public InstanceReport Report(int unasked) =>
        new(Environment.ProcessId, _updates, unasked, new Dictionary<long, int>(_admitted));
}
