using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>A store in memory, its clock, and the time since it was made.</summary>
internal sealed class StoreUnderTest
{
    private readonly ManualClock _clock = new();
    private readonly MemoryStore _store;
    private readonly long _start;

    internal StoreUnderTest(int maxEntries = 1_000_000)
    {
        _store = new MemoryStore(new MemoryStoreOptions { MaxEntries = maxEntries, TimeProvider = _clock });
        _start = _clock.GetTimestamp();
    }

    internal int Count => _store.Count;

    internal long Evictions => _store.Evictions;

    /// <summary>Milliseconds since the store was made.</summary>
    internal long Now => _clock.GetTimestamp() - _start;

    internal void MoveTo(long milliseconds) => _clock.Advance(milliseconds - Now);

    internal void Advance(long milliseconds) => _clock.Advance(milliseconds);

    internal Decision Decide(PolicySet policies, Origin origin)
    {
        ValueTask<Verdict> pending = _store.DecideAsync(policies, origin);
        return pending.IsCompletedSuccessfully
            ? Decision.Of(pending.Result)
            : throw new AssertionException("Memory answers at once.");
    }

    internal Decision Decide(LimitPolicy policy, Origin origin) => Decide(new PolicySet("Handler", policy), origin);

    internal Decision Decide(PolicySet policies) => Decide(policies, Calls.By(1));

    internal Decision Decide(LimitPolicy policy) => Decide(policy, Calls.By(1));
}
