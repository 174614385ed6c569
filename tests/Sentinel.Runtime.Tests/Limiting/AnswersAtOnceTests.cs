using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>Memory has every answer at hand: nobody waits for it, and no task is made.</summary>
public sealed class AnswersAtOnceTests
{
    private readonly MemoryStore _store = new(new ManualClock());

    // One policy, two of one scope and two of several take different ways through the store.
    [TestCase(1, 1)]
    [TestCase(2, 1)]
    [TestCase(2, 4)]
    [TestCase(20, 4)]
    public void Whatever_is_asked_is_answered_when_the_call_returns(int policies, int scopes)
    {
        PolicySet set = new(
            "Handler",
            [.. Enumerable.Range(0, policies).Select(i => Policies.Throttle(1, 1_000, $"b{i}", (Scope)(i % scopes)))]
        );
        Origin origin = StoreUnderTest.Somebody;

        Verdict admitted = AtOnce(_store.DecideAsync(set, origin));
        Assert.That(admitted.IsAdmitted);
        Assert.That(AtOnce(_store.DecideAsync(set, origin)).IsAdmitted, Is.False);
        AssertAtOnce(_store.RefundAsync(set, origin, admitted));
        Assert.That(AtOnce(_store.PeekAsync(set, origin)).IsAdmitted);
        AssertAtOnce(_store.ResetAsync(set, origin));
    }

    private static Verdict AtOnce(ValueTask<Verdict> pending) =>
        pending.IsCompletedSuccessfully ? pending.Result : throw new AssertionException("Memory answers at once.");

    private static void AssertAtOnce(ValueTask pending) => Assert.That(pending.IsCompletedSuccessfully);
}
