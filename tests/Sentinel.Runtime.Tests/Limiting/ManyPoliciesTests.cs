using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>Sets of more policies than lie on the stack.</summary>
public sealed class ManyPoliciesTests
{
    private readonly ClockedStore _store = new();

    [Test]
    public void Each_of_many_policies_is_charged_and_the_longest_wait_is_told([Values(4, 5, 6, 9, 33)] int count)
    {
        LimitPolicy[] policies =
        [
            .. Enumerable.Range(0, count).Select(i => Policies.Throttle(3, 1_000 + i, $"b{i}", (Scope)(i % 4))),
        ];
        PolicySet set = new("Handler", policies);

        for (int left = 2; left >= 0; left--)
        {
            Assert.That(_store.Decide(set), Is.EqualTo(Decision.Admitted(left)));
        }

        Assert.That(_store.Memory.Count, Is.EqualTo(count));
        Assert.That(_store.Decide(set), Is.EqualTo(Decision.Refused(policies[^1], 1_000 + count - 1)));
    }

    [Test]
    public void One_of_many_that_refuses_keeps_all_others_from_being_charged([Values(0, 3, 4, 7)] int full)
    {
        LimitPolicy[] policies = [.. Enumerable.Range(0, 8).Select(i => Policies.Throttle(3, 1_000, $"b{i}"))];
        _store.Fill(policies[full]);

        Assert.That(
            _store.Decide(new PolicySet("Handler", policies)),
            Is.EqualTo(Decision.Refused(policies[full], 1_000))
        );
        Assert.That(_store.Memory.Count, Is.EqualTo(1));
    }

    [Test]
    public void Many_policies_on_one_counter_charge_it_once_and_keep_the_strictest()
    {
        LimitPolicy[] policies = [.. Enumerable.Range(2, 7).Select(permits => Policies.Throttle(permits, 1_000))];
        PolicySet set = new("Handler", policies);

        int[] remaining = [.. Enumerable.Range(0, 2).Select(_ => _store.Decide(set).Remaining)];

        Assert.That(remaining, Is.EqualTo([1, 0]));
        Assert.That(_store.Decide(set), Is.EqualTo(Decision.Refused(policies[0], 1_000)));
        Assert.That(_store.Memory.Count, Is.EqualTo(1));
    }

    // Every so often the new counter is one too many for its table, and all slots of the table move.
    [Test]
    public void A_counter_that_moves_when_another_of_the_call_is_added_is_charged_where_it_is_then()
    {
        LimitPolicy added = Policies.Throttle(3, 60_000, "added");
        LimitPolicy held = Policies.Throttle(3, 60_000, "held");
        PolicySet both = new("Handler", added, held);
        for (int user = 1; user <= 10_000; user++)
        {
            Origin origin = Calls.By(user);
            _store.Decide(held, origin);

            Assert.That(_store.Decide(both, origin), Is.EqualTo(Decision.Admitted(1)));
            Assert.That(_store.Peek(held, origin), Is.EqualTo(Decision.Admitted(1)));
        }
    }

    // The store is full of counters that refuse, but for one that the call itself needs.
    [Test]
    public void A_call_displaces_no_counter_of_its_own([Values] bool isNewFirst)
    {
        ClockedStore store = new(maxEntries: 64);
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
