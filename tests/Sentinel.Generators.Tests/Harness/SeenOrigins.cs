using Sentinel.Dispatch;
using Sentinel.Limiting;

namespace Sentinel.Generators.Tests;

/// <summary>Remembers where each call came from, as it was told to the guard.</summary>
internal sealed class SeenOrigins : IVerdictObserver
{
    public List<Origin> All { get; } = [];

    public void Observe(string handler, in Incoming incoming, in Verdict verdict) => All.Add(incoming.Origin);
}
