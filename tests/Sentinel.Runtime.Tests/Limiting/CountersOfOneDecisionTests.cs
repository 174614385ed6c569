using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>A decision adds counters and so drops others: never one that it is about to charge or to ask.</summary>
public sealed class CountersOfOneDecisionTests
{
    private const long Window = 1_000;

    private static readonly LimitPolicy Three = Policies.Throttle(3, Window, "a");

    [Test]
    public void A_dead_counter_is_charged_though_the_counter_beside_it_is_new()
    {
        PolicySet both = new("Handler", Policies.Throttle(5, Window, "b"), Three);
        MemoryUnderTest store = new(maxEntries: 64);
        for (int round = 1; round <= 500; round++)
        {
            BeginDead(store, Three, round);

            Assert.That(store.Decide(both, Calls.By(round)), Is.EqualTo(Decision.Admitted(2)), $"round {round}");
            Assert.That(store.Decide(both, Calls.By(round)), Is.EqualTo(Decision.Admitted(1)), $"round {round}");
        }
    }

    [Test]
    public void An_idle_counter_is_not_forgotten_by_the_decision_that_charges_it()
    {
        LimitPolicy ten = Policies.Throttle(10, 60 * Window, "a");
        PolicySet both = new("Handler", Policies.Throttle(20, 60 * Window, "b"), ten);
        MemoryUnderTest store = new(maxEntries: 64, idleTtl: TimeSpan.FromMilliseconds(Window));
        for (int round = 1; round <= 500; round++)
        {
            BeginDead(store, ten, round);

            int remaining = store.Decide(both, Calls.By(round)).Remaining;
            Assert.That(store.Decide(both, Calls.By(round)).Remaining, Is.EqualTo(remaining - 1), $"round {round}");
        }
    }

    [Test]
    public void Policies_that_share_a_dead_counter_find_it_dead_though_another_counter_takes_its_place()
    {
        LimitPolicy twelve = Policies.Throttle(12, Window, "a");
        LimitPolicy nine = Policies.Throttle(9, Window, "b");
        LimitPolicy raised = Policies.Throttle(12, Window, "b");
        PolicySet all = new("Handler", twelve, raised, Policies.Throttle(8, Window, "a"));
        MemoryUnderTest store = new(maxEntries: 64);
        for (int round = 1; round <= 3_000; round++)
        {
            BeginDead(store, twelve, round);
            for (int call = 0; call < 9; call++)
            {
                store.Decide(nine, Calls.By(round));
            }

            Assert.That(store.Decide(all, Calls.By(round)), Is.EqualTo(Decision.Admitted(2)), $"round {round}");
        }
    }

    // Others are added meanwhile, so that whatever is dropped next comes round to this one in some rounds.
    private static void BeginDead(MemoryUnderTest store, LimitPolicy policy, int user)
    {
        store.Decide(policy, Calls.By(user));
        store.Advance(Window);
        for (int other = user * 7 % 5; other >= 0; other--)
        {
            store.Decide(policy, Calls.By(-(user % 3 * 5) - other - 1));
        }
    }
}
