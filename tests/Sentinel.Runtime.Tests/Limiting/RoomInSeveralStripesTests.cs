using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>Where the counters of a call lie in different parts of a full store, it waits for the last of them.</summary>
public sealed class RoomInSeveralStripesTests
{
    private const long Hour = 3_600_000;

    private static readonly LimitPolicy Once = Policies.Throttle(1, Hour, "once");

    private static readonly PolicySet OfTwoScopes = new(
        "Handler",
        Policies.Throttle(3, Hour, "user"),
        Policies.Throttle(3, Hour, "chat", Scope.Chat)
    );

    private readonly MemoryUnderTest _store = new(maxEntries: 256);

    [Test]
    public void The_wait_is_until_there_is_room_in_all([Range(1, 20)] int newcomer)
    {
        FillUp();
        Origin origin = Calls.By(10_000 + newcomer, chat: 20_000 + newcomer);

        Decision foreseen = _store.Peek(OfTwoScopes, origin);
        Decision told = _store.Decide(OfTwoScopes, origin);
        _store.Advance(told.RetryAfter - 1);
        Decision early = _store.Decide(OfTwoScopes, origin);
        _store.Advance(1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(foreseen, Is.EqualTo(told));
            Assert.That(early.IsAdmitted, Is.False);
            Assert.That(early.RetryAfter, Is.EqualTo(1));
            Assert.That(_store.Decide(OfTwoScopes, origin), Is.EqualTo(Decision.Admitted(2)));
        }
    }

    [Test]
    public void A_first_call_that_waits_for_room_is_no_duplicate()
    {
        FillUp();
        LimitPolicy throttle = Policies.Throttle(3, Hour, "user");
        PolicySet both = new("Handler", Policies.Debounce(Hour), throttle);

        Verdict verdict = _store.Ask(both, Calls.By(10_000, content: 1));

        Assert.That((verdict.Outcome, verdict.Policy), Is.EqualTo((Outcome.Throttled, throttle)));
    }

    // Everybody is refused from then on, and each of those who were admitted is free again a millisecond after the one before.
    private void FillUp()
    {
        for (int user = 1; user <= 2_000; user++)
        {
            _store.Decide(Once, Calls.By(user));
            _store.Advance(1);
        }

        Assert.That(_store.Memory.Count, Is.EqualTo(256));
    }
}
