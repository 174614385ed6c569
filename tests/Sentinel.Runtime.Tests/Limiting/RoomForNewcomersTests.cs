using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>A full store in which everybody is being refused has room for one more as soon as one of them is not.</summary>
public sealed class RoomForNewcomersTests
{
    private readonly MemoryUnderTest _store = new(maxEntries: 64);

    [Test]
    public void A_refund_makes_room_for_a_newcomer_where_everybody_was_refusing()
    {
        LimitPolicy once = Policies.Throttle(1, 3_600_000);
        Verdict[] admitted = [.. Enumerable.Range(1, 64).Select(user => _store.Ask(once, Calls.By(user)))];
        Assert.That(_store.Decide(once, Calls.By(100)).IsAdmitted, Is.False);

        _store.Refund(once, admitted[9], Calls.By(10));

        Assert.That(_store.Decide(once, Calls.By(100)).IsAdmitted);
        Assert.That(_store.Decide(once, Calls.By(101)).IsAdmitted, Is.False);
    }

    [Test]
    public void A_look_sees_the_last_room_where_everybody_else_is_refusing()
    {
        LimitPolicy once = Policies.Throttle(1, 3_600_000);
        for (int user = 1; user <= 63; user++)
        {
            _store.Decide(once, Calls.By(user));
        }

        Assert.That(_store.Peek(once, Calls.By(100)).IsAdmitted);
        _store.Decide(once, Calls.By(64));
        Assert.That(_store.Peek(once, Calls.By(100)).IsAdmitted, Is.False);
    }

    [Test]
    public void A_refund_of_one_of_many_permits_does_so_too()
    {
        LimitPolicy many = Policies.Throttle(200, 3_600_000);
        Verdict[] admitted = [.. Enumerable.Range(1, 64).Select(user => _store.Ask(many, Calls.By(user)))];
        AskEverybody(many, times: 199);
        Assert.That(_store.Decide(many, Calls.By(100)).IsAdmitted, Is.False);
        _store.Refund(many, admitted[9], Calls.By(10));

        Assert.That(_store.Decide(many, Calls.By(100)).IsAdmitted);
    }

    [Test]
    public void An_admission_that_leaves_a_permit_makes_room_for_a_newcomer_where_everybody_was_refusing()
    {
        LimitPolicy thrice = Policies.Throttle(3, 100_000);
        AskEverybody(thrice, times: 2);
        _store.Advance(50_000);
        AskEverybody(thrice, times: 1);
        _store.Advance(10_000);
        Assert.That(_store.Decide(thrice, Calls.By(100)).IsAdmitted, Is.False);
        _store.Advance(41_000);
        AskEverybody(thrice, times: 1);

        Assert.That(_store.Decide(thrice, Calls.By(100)).IsAdmitted);
    }

    private void AskEverybody(LimitPolicy policy, int times)
    {
        for (int call = 0; call < 64 * times; call++)
        {
            Assert.That(_store.Decide(policy, Calls.By(1 + (call % 64))).IsAdmitted);
        }
    }

    [Test]
    public void A_counter_that_a_refund_leaves_with_a_permit_gives_its_room_to_a_newcomer()
    {
        LimitPolicy twice = Policies.Throttle(2, 3_600_000);
        Verdict[] admitted = [.. Enumerable.Range(1, 64).Select(user => _store.Ask(twice, Calls.By(user)))];
        for (int user = 1; user <= 64; user++)
        {
            Assert.That(_store.Decide(twice, Calls.By(user)), Is.EqualTo(Decision.Admitted(0)));
        }

        Assert.That(_store.Decide(twice, Calls.By(100)).IsAdmitted, Is.False);
        _store.Refund(twice, admitted[9], Calls.By(10));

        Assert.That(_store.Decide(twice, Calls.By(100)).IsAdmitted);
    }

    [Test]
    public void A_reset_makes_room_for_a_newcomer_where_everybody_was_refusing()
    {
        LimitPolicy once = Policies.Throttle(1, 3_600_000);
        for (int user = 1; user <= 64; user++)
        {
            _store.Decide(once, Calls.By(user));
        }

        Assert.That(_store.Decide(once, Calls.By(100)).IsAdmitted, Is.False);
        _store.Reset(once, Calls.By(10));

        Assert.That(_store.Decide(once, Calls.By(100)).IsAdmitted);
    }
}
