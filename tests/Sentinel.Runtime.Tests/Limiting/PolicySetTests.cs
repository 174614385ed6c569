using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class PolicySetTests
{
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
}
