using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>Who waits for room in a full store is told the truth, whatever has happened to its counters since somebody was told before.</summary>
public sealed class WaitForRoomTests
{
    private const int Entries = 64;

    private static readonly LimitPolicy Once = Policies.Throttle(1, 100_000, "once");
    private static readonly PolicySet Two = new("Two", Policies.Throttle(3, 100_000), Policies.Debounce(100_000));

    private readonly MemoryUnderTest _store = new(Entries);

    [Test]
    public void A_counter_that_is_full_again_is_waited_for_longer()
    {
        LimitPolicy twice = Policies.Throttle(2, 100_000);
        AskAll(twice, 1, Entries);
        _store.Advance(50_000);
        AskAll(twice, 1, 1);
        _store.Advance(1_000);
        AskAll(twice, 2, Entries);
        Assert.That(_store.Decide(Once, Newcomer(1)).RetryAfter, Is.EqualTo(99_000));
        _store.Advance(50_000);
        AskAll(twice, 1, 1);

        AssertIsAdmittedWhenTold(new PolicySet("Once", Once), Newcomer(2));
    }

    [Test]
    public void One_that_could_have_been_forgotten_and_has_refused_since_is_waited_for()
    {
        AskAll(Once, 1, Entries - 2);
        _store.Decide(Policies.Throttle(1, 10_000, "brief"), Calls.By(1_000));
        PolicySet mark = new("Mark", Policies.Debounce(60_000));
        _store.Decide(mark, Calls.By(2_000, content: 1));
        _store.Advance(1_000);
        Assert.That(_store.Decide(Two, Newcomer(1)).RetryAfter, Is.EqualTo(9_000));
        Assert.That(_store.Decide(mark, Calls.By(2_000, content: 1)).IsAdmitted, Is.False);

        AssertIsAdmittedWhenTold(Two, Newcomer(2));
    }

    [Test]
    public void One_that_came_since_and_ends_sooner_is_waited_for()
    {
        AskAll(Once, 1, Entries - 1);
        Assert.That(_store.Decide(Two, Newcomer(1)).RetryAfter, Is.EqualTo(100_000));
        _store.Decide(Policies.Throttle(1, 10_000, "brief"), Calls.By(1_000));

        Assert.That(_store.Decide(Once, Newcomer(2)).RetryAfter, Is.EqualTo(10_000));
    }

    [Test]
    public void One_that_is_in_another_format_since_is_waited_for_as_if_nobody_had_been_told_before(
        [Values] bool isTold
    )
    {
        AskAll(Once, 1, 1);
        _store.Advance(10_123);
        AskAll(Once, 2, Entries);
        _store.Advance(1_000);
        if (isTold)
        {
            Assert.That(_store.Decide(Once, Newcomer(1)).RetryAfter, Is.EqualTo(88_877));
        }

        _store.Peek(Policies.Throttle(140, 100_000, "once"), Calls.By(1));

        // A bucket of the coarse count later.
        Assert.That(_store.Decide(Once, Newcomer(2)).RetryAfter, Is.EqualTo(89_658));
    }

    private static Origin Newcomer(int number) => Calls.By(100_000 + number, content: 1);

    private void AskAll(LimitPolicy policy, int first, int last)
    {
        for (int user = first; user <= last; user++)
        {
            Assert.That(_store.Decide(policy, Calls.By(user)).IsAdmitted);
        }
    }

    private void AssertIsAdmittedWhenTold(PolicySet policies, Origin origin)
    {
        Decision told = _store.Decide(policies, origin);
        _store.Advance(told.RetryAfter - 1);
        Assert.That(_store.Decide(policies, origin), Is.EqualTo(told with { RetryAfter = 1 }));
        _store.Advance(1);
        Assert.That(_store.Decide(policies, origin).IsAdmitted);
    }
}
