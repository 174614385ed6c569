using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>What is dead makes room as others come, from the millisecond of its death on.</summary>
public sealed class SweepTests
{
    private const long Window = 10_000;

    private static readonly PolicySet Later = new("Later", Policies.Throttle(5, 6 * Window, "later"));

    // The smallest store has one stripe, so that whoever comes sweeps everybody.
    private readonly MemoryUnderTest _store = new(maxEntries: 64, sweepPerCall: 200);

    [TestCase(Window - 1, 2)]
    [TestCase(Window, 1)]
    public void A_counter_is_swept_from_the_millisecond_on_in_which_it_can_refuse_nobody(long age, int held)
    {
        _store.Decide(Policies.Throttle(5, Window, "first"), Calls.By(1));
        _store.Advance(age);

        _store.Decide(Later, Calls.By(2));

        Assert.That(_store.Memory.Count, Is.EqualTo(held));
    }

    [TestCase(Window - 1, 4)]
    [TestCase(Window, 2)]
    public void Counters_of_several_policies_are_swept_as_others_come_to_the_same_handler(long age, int held)
    {
        PolicySet both = new("Handler", Policies.Throttle(5, Window), Policies.Debounce(Window));
        _store.Decide(both, Calls.By(1, content: 1));
        _store.Advance(age);

        _store.Decide(both, Calls.By(2, content: 1));

        Assert.That(_store.Memory.Count, Is.EqualTo(held));
    }

    [Test]
    public void Without_a_sweep_they_stay_until_their_room_is_needed_or_another_comes_past()
    {
        // In a table of a few slots, a newcomer comes past the dead one by chance; not in each of thirty stores.
        int[] held = [.. Enumerable.Range(0, 30).Select(static _ => HeldAfterADeath(sweepPerCall: 0))];
        int[] swept = [.. Enumerable.Range(0, 30).Select(static _ => HeldAfterADeath(sweepPerCall: 200))];

        Assert.That(held, Has.Some.EqualTo(2));
        Assert.That(swept, Has.All.EqualTo(1));
    }

    private static int HeldAfterADeath(int sweepPerCall)
    {
        MemoryUnderTest store = new(maxEntries: 64, sweepPerCall);
        store.Decide(Policies.Throttle(5, Window, "first"), Calls.By(1));
        store.Advance(Window);

        store.Decide(Later, Calls.By(2));

        return store.Memory.Count;
    }
}
