using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>A store in memory, its clock, and the time since it was made.</summary>
internal sealed class StoreUnderTest
{
    private readonly ManualClock _clock = new();
    private readonly MemoryStore _store;
    private readonly long _start;

    internal StoreUnderTest(int maxEntries = 1_000_000, long idleTtl = 0)
    {
        _store = new MemoryStore(
            new MemoryStoreOptions
            {
                MaxEntries = maxEntries,
                IdleTtl = idleTtl == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(idleTtl),
                TimeProvider = _clock,
            }
        );
        _start = _clock.GetTimestamp();
    }

    internal int Count => _store.Count;

    internal long Evictions => _store.Evictions;

    /// <summary>Milliseconds since the store was made.</summary>
    internal long Now => _clock.GetTimestamp() - _start;

    internal void MoveTo(long milliseconds) => _clock.Advance(milliseconds - Now);

    internal void Advance(long milliseconds) => _clock.Advance(milliseconds);

    internal Verdict Ask(PolicySet policies, Origin origin) => Answer(_store.DecideAsync(policies, origin));

    internal Decision Decide(PolicySet policies, Origin origin) => Decision.Of(Ask(policies, origin));

    internal Decision Decide(LimitPolicy policy, Origin origin) => Decide(new PolicySet("Handler", policy), origin);

    internal Decision Decide(PolicySet policies) => Decide(policies, Calls.By(1));

    internal Decision Decide(LimitPolicy policy) => Decide(policy, Calls.By(1));

    internal Decision Peek(PolicySet policies, Origin origin) =>
        Decision.Of(Answer(_store.PeekAsync(policies, origin)));

    internal Decision Peek(LimitPolicy policy, Origin origin) => Peek(new PolicySet("Handler", policy), origin);

    internal void Refund(PolicySet policies, Origin origin, Verdict admission) =>
        Complete(_store.RefundAsync(policies, origin, admission));

    internal void Reset(PolicySet policies, Origin origin) => Complete(_store.ResetAsync(policies, origin));

    private static Verdict Answer(ValueTask<Verdict> pending) =>
        pending.IsCompletedSuccessfully ? pending.Result : throw new AssertionException("Memory answers at once.");

    private static void Complete(ValueTask pending) => Assert.That(pending.IsCompletedSuccessfully);
}
