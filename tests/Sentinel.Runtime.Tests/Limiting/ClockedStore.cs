using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>A store in memory with its clock, and everything that can be asked of it, by default about user 1.</summary>
internal sealed class ClockedStore
{
    private readonly ManualClock _clock = new();
    private readonly long _start;

    internal ClockedStore(int maxEntries = 1_000_000, int sweepPerCall = 2, TimeSpan? idleTtl = null)
    {
        Memory = new MemoryStore(
            new MemoryStoreOptions
            {
                MaxEntries = maxEntries,
                SweepPerCall = sweepPerCall,
                IdleTtl = idleTtl ?? Timeout.InfiniteTimeSpan,
                TimeProvider = _clock,
            }
        );
        _start = _clock.GetTimestamp();
    }

    internal static Origin Somebody { get; } = Calls.By(1, chat: -1, content: 5);

    internal MemoryStore Memory { get; }

    internal long Now => _clock.GetTimestamp() - _start;

    internal void MoveTo(long milliseconds) => _clock.Advance(milliseconds - Now);

    internal void Advance(long milliseconds) => _clock.Advance(milliseconds);

    internal Verdict Ask(PolicySet policies, Origin? origin = null) =>
        ResultOf(Memory.DecideAsync(policies, origin ?? Somebody));

    internal Verdict Ask(LimitPolicy policy, Origin? origin = null) => Ask(new PolicySet("Handler", policy), origin);

    internal Decision Decide(PolicySet policies, Origin? origin = null) => Decision.Of(Ask(policies, origin));

    internal Decision Decide(LimitPolicy policy, Origin? origin = null) => Decision.Of(Ask(policy, origin));

    internal Decision Peek(PolicySet policies, Origin? origin = null) =>
        Decision.Of(ResultOf(Memory.PeekAsync(policies, origin ?? Somebody)));

    internal Decision Peek(LimitPolicy policy, Origin? origin = null) => Peek(new PolicySet("Handler", policy), origin);

    internal void Refund(PolicySet policies, Verdict verdict, Origin? origin = null)
    {
        ValueTask pending = Memory.RefundAsync(policies, origin ?? Somebody, verdict);
        Assert.That(pending.IsCompletedSuccessfully);
    }

    internal void Refund(LimitPolicy policy, Verdict verdict, Origin? origin = null) =>
        Refund(new PolicySet("Handler", policy), verdict, origin);

    internal void Reset(PolicySet policies, Origin? origin = null)
    {
        ValueTask pending = Memory.ResetAsync(policies, origin ?? Somebody);
        Assert.That(pending.IsCompletedSuccessfully);
    }

    internal void Reset(LimitPolicy policy, Origin? origin = null) => Reset(new PolicySet("Handler", policy), origin);

    /// <summary>Fills a policy up: nothing is left of it.</summary>
    internal void Fill(LimitPolicy policy, Origin? origin = null)
    {
        PolicySet alone = new("Handler", policy);
        for (int call = 0; call < policy.Permits; call++)
        {
            Assert.That(Ask(alone, origin).IsAdmitted);
        }
    }

    /// <summary>
    /// Lets others come, each of whom is remembered for an hour and has never been refused: of what is lighter than they are,
    /// whatever may be forgotten is forgotten.
    /// </summary>
    internal void Flood(int ids = 3_000, int callsEach = 5, Algorithm algorithm = Algorithm.SlidingLog)
    {
        PolicySet ninePerHour = new("Flood", Policies.Throttle(9, 3_600_000, "flood", algorithm: algorithm));
        for (int user = 1_000_001; user <= 1_000_000 + ids; user++)
        {
            for (int call = 0; call < callsEach; call++)
            {
                Ask(ninePerHour, Calls.By(user));
            }
        }
    }

    private static Verdict ResultOf(ValueTask<Verdict> pending) =>
        pending.IsCompletedSuccessfully ? pending.Result : throw new AssertionException("Memory answers at once.");
}
