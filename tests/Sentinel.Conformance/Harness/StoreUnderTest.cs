using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>A store with its clock, and everything that can be asked of it, by default about user 1.</summary>
/// <remarks>Whoever asks waits for the answer: some stores have it at hand, and others are far away.</remarks>
#pragma warning disable CA1852 // Memory's own tests derive from it; a project that has nothing to add does not.
internal class StoreUnderTest(LimiterStore store, ManualClock clock)
#pragma warning restore CA1852
{
    private readonly long _start = clock.GetTimestamp();

    internal static Origin Somebody { get; } = Calls.By(1, chat: -1, content: 5);

    /// <summary>Milliseconds since the store was made.</summary>
    internal long Now => clock.GetTimestamp() - _start;

    internal void MoveTo(long milliseconds) => clock.Advance(milliseconds - Now);

    internal void Advance(long milliseconds) => clock.Advance(milliseconds);

    internal Verdict Ask(PolicySet policies, Origin? origin = null) =>
        ResultOf(store.DecideAsync(policies, origin ?? Somebody));

    internal Verdict Ask(LimitPolicy policy, Origin? origin = null) => Ask(Alone(policy), origin);

    internal Decision Decide(PolicySet policies, Origin? origin = null) => Decision.Of(Ask(policies, origin));

    internal Decision Decide(LimitPolicy policy, Origin? origin = null) => Decision.Of(Ask(policy, origin));

    /// <summary>What <see cref="Peek(PolicySet, Origin?)"/> makes a decision of.</summary>
    internal Verdict Foresee(PolicySet policies, Origin? origin = null) =>
        ResultOf(store.PeekAsync(policies, origin ?? Somebody));

    internal Decision Peek(PolicySet policies, Origin? origin = null) => Decision.Of(Foresee(policies, origin));

    internal Decision Peek(LimitPolicy policy, Origin? origin = null) => Peek(Alone(policy), origin);

    internal void Refund(PolicySet policies, Verdict admission, Origin? origin = null) =>
        Wait(store.RefundAsync(policies, origin ?? Somebody, admission));

    internal void Refund(LimitPolicy policy, Verdict admission, Origin? origin = null) =>
        Refund(Alone(policy), admission, origin);

    internal void Reset(PolicySet policies, Origin? origin = null) =>
        Wait(store.ResetAsync(policies, origin ?? Somebody));

    internal void Reset(LimitPolicy policy, Origin? origin = null) => Reset(Alone(policy), origin);

    /// <summary>Fills a policy up: nothing is left of it.</summary>
    internal void Fill(LimitPolicy policy, Origin? origin = null)
    {
        PolicySet alone = Alone(policy);
        for (int call = 0; call < policy.Permits; call++)
        {
            Assert.That(Ask(alone, origin).IsAdmitted);
        }
    }

    private static PolicySet Alone(LimitPolicy policy) => new("Handler", policy);

    // What is at hand is taken without a task: the long traces ask a million times.
    private static Verdict ResultOf(ValueTask<Verdict> pending) =>
        pending.IsCompletedSuccessfully ? pending.Result : pending.AsTask().GetAwaiter().GetResult();

    private static void Wait(ValueTask pending)
    {
        if (!pending.IsCompletedSuccessfully)
        {
            pending.AsTask().GetAwaiter().GetResult();
        }
    }
}
