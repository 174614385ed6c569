using System.Diagnostics;
using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>Ours: <see cref="MemoryStore"/> through its public method, with the origin built anew for each call.</summary>
internal readonly struct SentinelContender : IContender
{
    private const long BotId = 7_000_000_001;

    private readonly MemoryStore _store;
    private readonly PolicySet _policies;

    private SentinelContender(PolicySet policies)
    {
        _store = new MemoryStore();
        _policies = policies;
    }

    private static LimitPolicy Throttle => LimitPolicy.Throttle("Perf.Handle", BarPolicy.Permits, BarPolicy.Window);

    private static LimitPolicy Debounce => LimitPolicy.Debounce("Perf.Handle", BarPolicy.Debounce);

    internal static SentinelContender WithThrottle() => new(new PolicySet("Perf.Handle", Throttle));

    internal static SentinelContender WithThrottleAndDebounce() =>
        new(new PolicySet("Perf.Handle", Throttle, Debounce));

    public bool Decide(in Call call)
    {
        // A private chat, which is what most bots see: the chat has the sender's id.
        Origin origin = new()
        {
            BotId = BotId,
            UserId = call.User,
            ChatId = call.User,
            Fingerprint = call.Content,
        };
        ValueTask<Verdict> verdict = _store.DecideAsync(_policies, in origin);
        Debug.Assert(verdict.IsCompletedSuccessfully, "The memory store never waits.");
        return verdict.Result.IsAdmitted;
    }

    public void Dispose() { }
}
