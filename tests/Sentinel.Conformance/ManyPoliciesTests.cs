using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>Sets of many policies: some more than a store may have room for at hand.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class ManyPoliciesTests(StoreKind kind)
{
    private readonly StoreUnderTest _store = kind.New();

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
        Assert.That(
            policies.Where(policy => policy != policies[full]).Select(policy => _store.Peek(policy)),
            Has.All.EqualTo(Decision.Admitted(3))
        );
    }

    [Test]
    public void Many_policies_on_one_counter_charge_it_once_and_keep_the_strictest()
    {
        LimitPolicy[] policies = [.. Enumerable.Range(2, 7).Select(permits => Policies.Throttle(permits, 1_000))];
        PolicySet set = new("Handler", policies);

        int[] remaining = [.. Enumerable.Range(0, 2).Select(_ => _store.Decide(set).Remaining)];

        Assert.That(remaining, Is.EqualTo([1, 0]));
        Assert.That(_store.Decide(set), Is.EqualTo(Decision.Refused(policies[0], 1_000)));
    }
}
