using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class PolicySetTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(null)]
    public void A_handler_needs_a_name(string? handler)
    {
        Assert.That(
            () => new PolicySet(handler!),
            Throws.InstanceOf<ArgumentException>().With.Property(nameof(ArgumentException.ParamName)).EqualTo("handler")
        );
    }

    [Test]
    public void A_policy_that_is_null_is_refused()
    {
        Assert.That(
            () => new PolicySet("Handler", [null!]),
            Throws.ArgumentNullException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("policies")
        );
    }

    [Test]
    public void Policies_keep_the_order_of_their_declaration()
    {
        LimitPolicy first = Policies.Throttle(1, 1);
        LimitPolicy second = Policies.Throttle(1, 1);

        Assert.That(new PolicySet("Handler", first, second).Policies.ToArray(), Is.EqualTo([first, second]));
    }

    [Test]
    public void A_change_of_the_array_it_was_made_from_changes_nothing()
    {
        LimitPolicy policy = Policies.Throttle(1, 1);
        LimitPolicy[] source = [policy];
        PolicySet set = new("Handler", source);

        source[0] = Policies.Debounce(1);

        Assert.That(set.Policies.ToArray(), Is.EqualTo([policy]));
    }

    [Test]
    public void It_knows_whether_contents_are_compared()
    {
        LimitPolicy throttle = Policies.Throttle(1, 1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new PolicySet("Handler", throttle).HasDebounce, Is.False);
            Assert.That(new PolicySet("Handler", Policies.Debounce(1), throttle).HasDebounce);
        }
    }

    [Test]
    public void A_few_policies_of_one_scope_on_counters_of_their_own_take_the_short_way()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(IsSimple(1), "one");
            Assert.That(IsSimple(4), "four");
            Assert.That(IsSimple(0), Is.False, "none");
            Assert.That(IsSimple(5), Is.False, "five");
        }

        static bool IsSimple(int count) =>
            new PolicySet(
                "Handler",
                [.. Enumerable.Range(0, count).Select(i => LimitPolicy.Throttle($"bucket {i}", 1, Second))]
            ).IsSimple;
    }

    [Test]
    public void Policies_that_depend_on_each_other_or_count_others_take_the_long_way()
    {
        LimitPolicy first = LimitPolicy.Throttle("first", 1, Second);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(IsSimple(LimitPolicy.Throttle("chat", 1, Second, Scope.Chat)), Is.False, "another scope");
            Assert.That(IsSimple(LimitPolicy.Throttle("first", 5, Second)), Is.False, "the same counter");
            Assert.That(IsSimple(LimitPolicy.Throttle("many", 1_000, Second)), Is.False, "counted in buckets");
            Assert.That(IsSimple(LimitPolicy.Debounce("first", Second)), "a debounce has a counter of its own");
        }

        bool IsSimple(LimitPolicy second) => new PolicySet("Handler", first, second).IsSimple;
    }
}
