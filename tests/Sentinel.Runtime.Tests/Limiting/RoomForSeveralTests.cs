using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>A call that needs room for several counters in a full store has it for all, or changes nothing.</summary>
public sealed class RoomForSeveralTests
{
    private const long Hour = 3_600_000;

    private static readonly LimitPolicy Once = Policies.Throttle(1, Hour, "once");
    private static readonly LimitPolicy Regular = Policies.Throttle(10, Hour, "regular");
    private static readonly PolicySet Two = new("Two", Policies.Throttle(3, Hour), Policies.Debounce(Hour));
    private static readonly Origin Newcomer = Calls.By(1_000, content: 1);

    private readonly MemoryUnderTest _store = new(maxEntries: 64);

    [Test]
    public void Where_one_could_be_forgotten_and_two_are_needed_nobody_is_forgotten()
    {
        FillUp(63);
        _store.Decide(Regular, Calls.By(-1));

        Decision foreseen = _store.Peek(Two, Newcomer);
        Decision refused = _store.Decide(Two, Newcomer);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.IsAdmitted, Is.False);
            Assert.That(foreseen, Is.EqualTo(refused));
            Assert.That(_store.Memory.Evictions, Is.Zero);
            Assert.That(_store.Peek(Regular, Calls.By(-1)), Is.EqualTo(Decision.Admitted(9)));
        }
    }

    [TestCase(0)]
    [TestCase(1)]
    public void The_wait_is_until_there_is_room_for_both(int forgettable)
    {
        FillUp(64 - forgettable);
        for (int user = 1; user <= forgettable; user++)
        {
            _store.Decide(Regular, Calls.By(-user));
        }

        Decision told = _store.Decide(Two, Newcomer);
        _store.Advance(told.RetryAfter - 1);
        Decision early = _store.Decide(Two, Newcomer);
        _store.Advance(1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(early.IsAdmitted, Is.False);
            Assert.That(early.RetryAfter, Is.EqualTo(1));
            Assert.That(_store.Decide(Two, Newcomer), Is.EqualTo(Decision.Admitted(2)));
        }
    }

    // What was found for the one is remembered, and is not what the other asks for.
    [Test]
    public void Who_needs_two_is_told_another_wait_than_who_needs_one_however_they_take_turns()
    {
        FillUp(64);
        long one = _store.Decide(Regular, Newcomer).RetryAfter;

        long[] told =
        [
            _store.Decide(Two, Newcomer).RetryAfter,
            _store.Decide(Two, Newcomer).RetryAfter,
            _store.Decide(Regular, Newcomer).RetryAfter,
            _store.Decide(Regular, Newcomer).RetryAfter,
            _store.Decide(Two, Newcomer).RetryAfter,
        ];

        Assert.That(told, Is.EqualTo([one + 1, one + 1, one, one, one + 1]));
    }

    [Test]
    public void Several_that_die_together_make_room_together()
    {
        for (int user = 1; user <= 64; user++)
        {
            _store.Decide(Once, Calls.By(user));
        }

        Assert.That(_store.Decide(Two, Newcomer).RetryAfter, Is.EqualTo(Hour));
        _store.Advance(Hour);
        Assert.That(_store.Decide(Two, Newcomer).IsAdmitted);
    }

    [Test]
    public void A_counter_that_one_call_needs_may_be_forgotten_for_another()
    {
        FillUp(63);
        PolicySet both = new("Both", Regular, Policies.Debounce(Hour));
        _store.Decide(Regular, Calls.By(-1));
        Assert.That(_store.Decide(both, Calls.By(-1, content: 1)).IsAdmitted, Is.False);

        Assert.That(_store.Decide(Regular, Newcomer).IsAdmitted);
        Assert.That(_store.Memory.Evictions, Is.EqualTo(1));
    }

    [Test]
    public void What_a_look_has_found_is_not_forgotten_by_another_call()
    {
        PolicySet ofTwoScopes = new(
            "Handler",
            Policies.Throttle(10, Hour, "user"),
            Policies.Throttle(10, Hour, "chat", Scope.Chat)
        );
        _store.Decide(ofTwoScopes);
        for (int user = 1; user <= 62; user++)
        {
            _store.Decide(Regular, Calls.By(-user));
        }

        Assert.That(_store.Peek(Two, Newcomer).IsAdmitted);
        _store.Decide(ofTwoScopes);

        Assert.That((_store.Memory.Count, _store.Memory.Evictions), Is.EqualTo((64, 0L)));
    }

    // One more is full at each millisecond, so that they die one after the other.
    private void FillUp(int counters)
    {
        for (int user = 1; user <= counters; user++)
        {
            Assert.That(_store.Decide(Once, Calls.By(user)).IsAdmitted);
            _store.Advance(1);
        }
    }
}
