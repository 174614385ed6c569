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

    [Test]
    public void The_policy_that_is_named_is_one_whose_counter_has_no_room()
    {
        // Until the first part is full, as the one shows whom it has no room for.
        int last = Enumerable.Range(1, 256).First(user => !_store.Decide(Once, Calls.By(user)).IsAdmitted);
        LimitPolicy user = Policies.Throttle(3, Hour, "user");
        LimitPolicy chat = Policies.Throttle(3, Hour, "chat", Scope.Chat);
        long free = Enumerable.Range(10_000, 100).First(id => _store.Peek(user, Calls.By(id)).IsAdmitted);
        long full = Enumerable.Range(20_000, 1_000).First(id => !_store.Peek(chat, Calls.By(1, chat: id)).IsAdmitted);
        Origin origin = Calls.By(free, chat: full);

        Assert.That(last, Is.GreaterThan(64));
        Assert.That(_store.Ask(new PolicySet("Handler", user, chat), origin).Policy, Is.EqualTo(chat));
        Assert.That(_store.Ask(new PolicySet("Handler", chat, user), origin).Policy, Is.EqualTo(chat));
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
