using System.Diagnostics;
using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>Ours: <see cref="MemoryStore"/> through its public method, with the origin built anew for each call.</summary>
internal readonly struct SentinelContender : IContender
{
    private const string Handler = "Perf.Handle";

    private readonly MemoryStore _store;
    private readonly PolicySet _policies;

    private SentinelContender(PolicySet policies)
    {
        _store = new MemoryStore();
        _policies = policies;
    }

    internal static SentinelContender With(PolicySet policies) => new(policies);

    internal static SentinelContender WithThrottle() => With(BarPolicy.Throttle(Handler));

    internal static SentinelContender WithThrottleAndDebounce() =>
        With(BarPolicy.ThrottleAndDebounce(Handler, BarPolicy.Debounce));

    public bool Decide(in Call call)
    {
        Origin origin = call.ToOrigin();
        ValueTask<Verdict> verdict = _store.DecideAsync(_policies, in origin);
        Debug.Assert(verdict.IsCompletedSuccessfully, "The memory store never waits.");
        return verdict.Result.IsAdmitted;
    }

    public void Dispose() { }
}
