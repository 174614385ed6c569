using Sentinel.Limiting;
using Sentinel.Runtime.Tests.Limiting.Memory;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>Calls of several counters, where one that is added sweeps, moves or displaces another that the same call needs.</summary>
public sealed class CountersOfOneCallTests
{
    private const long Hour = 3_600_000;

    private static readonly LimitPolicy First = Policies.Throttle(3, 1_000, "first");
    private static readonly LimitPolicy Second = Policies.Throttle(3, 1_000, "second");

    [Test]
    public void The_first_counter_that_is_added_sweeps_the_dead_second_one_and_both_are_charged()
    {
        MemoryUnderTest store = new(maxEntries: 64, sweepPerCall: 100);
        store.Decide(Second);
        store.Advance(1_000);

        Decision both = store.Decide(new PolicySet("Handler", First, Second));

        Assert.That(both, Is.EqualTo(Decision.Admitted(2)));
        Assert.That(store.Memory.Count, Is.EqualTo(2));
        Assert.That(store.Peek(Second), Is.EqualTo(Decision.Admitted(2)));
        TableCheck.AssertConsistent(store.Memory, maxEntries: 64);
    }

    [Test]
    public void The_first_counter_that_is_added_sweeps_the_idle_second_one_and_both_are_charged()
    {
        MemoryUnderTest store = new(maxEntries: 64, sweepPerCall: 100, idleTtl: TimeSpan.FromMilliseconds(500));
        store.Decide(Second);
        store.Advance(500);

        store.Decide(new PolicySet("Handler", First, Second));

        Assert.That(store.Memory.Count, Is.EqualTo(2));
    }

    [Test]
    public void A_dead_counter_that_gives_room_to_another_of_its_call_does_not_come_back_above_the_bound()
    {
        MemoryUnderTest store = new(maxEntries: 64, sweepPerCall: 0);
        LimitPolicy full = Policies.Throttle(1, Hour, "full");
        store.Decide(Second);
        store.Advance(1_000);
        for (int user = 1; user <= 63; user++)
        {
            store.Decide(full, Calls.By(user));
        }

        store.Decide(new PolicySet("Handler", First, Second));

        Assert.That(store.Memory.Count, Is.AtMost(64));
    }

    [Test]
    public void A_shared_counter_is_found_again_after_another_one_of_the_call_has_moved()
    {
        MemoryUnderTest store = new(maxEntries: 100_000);
        LimitPolicy small = Policies.Throttle(5, 60_000, "other");
        LimitPolicy wide = Policies.Throttle(13, Hour, "shared");
        PolicySet all = new(
            "Handler",
            wide,
            Policies.Throttle(13, Hour, "other"),
            Policies.Throttle(12, Hour, "shared")
        );
        for (int user = 1; user <= 20_000; user++)
        {
            store.Decide(small, Calls.By(user));
            store.Decide(wide, Calls.By(user));
        }

        Assert.That(
            Enumerable.Range(1, 20_000).Count(user => store.Decide(all, Calls.By(user)) != Decision.Admitted(10)),
            Is.Zero
        );
    }

    [Test]
    public void More_policies_than_the_store_has_room_for_throw_nothing()
    {
        MemoryUnderTest store = new(maxEntries: 64);
        PolicySet many = new(
            "Handler",
            [.. Enumerable.Range(0, 70).Select(each => Policies.Throttle(2, 1_000, $"b{each}"))]
        );

        Assert.That(() => store.Decide(many), Throws.Nothing);
    }

    // Every so often the new counter is one too many for its table, and all slots of the table move.
    [Test]
    public void A_counter_that_moves_when_another_of_the_call_is_added_is_charged_where_it_is_then()
    {
        MemoryUnderTest store = new();
        LimitPolicy added = Policies.Throttle(3, 60_000, "added");
        LimitPolicy held = Policies.Throttle(3, 60_000, "held");
        PolicySet both = new("Handler", added, held);
        for (int user = 1; user <= 10_000; user++)
        {
            Origin origin = Calls.By(user);
            store.Decide(held, origin);

            Assert.That(store.Decide(both, origin), Is.EqualTo(Decision.Admitted(1)));
            Assert.That(store.Peek(held, origin), Is.EqualTo(Decision.Admitted(1)));
        }
    }

    // The store is full of counters that refuse, but for one that the call itself needs.
    [Test]
    public void A_call_displaces_no_counter_of_its_own([Values] bool isNewFirst)
    {
        MemoryUnderTest store = new(maxEntries: 64);
        LimitPolicy full = Policies.Throttle(1, 3_600_000, "full");
        LimitPolicy held = Policies.Throttle(3, 3_600_000, "held");
        LimitPolicy added = Policies.Throttle(3, 3_600_000, "added");
        store.Decide(held);
        for (int user = 1; user <= 63; user++)
        {
            store.Decide(full, Calls.By(user));
        }

        PolicySet both = isNewFirst ? new("Handler", added, held) : new("Handler", held, added);

        Assert.That(store.Decide(both).IsAdmitted, Is.False);
        Assert.That(store.Peek(held), Is.EqualTo(Decision.Admitted(2)));
        Assert.That(store.Memory.Count, Is.EqualTo(64));
    }
}
