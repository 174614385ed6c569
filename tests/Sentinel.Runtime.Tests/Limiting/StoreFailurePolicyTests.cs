using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class StoreFailurePolicyTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Test]
    public void A_policy_counts_locally_unless_it_says_otherwise([Values] StoreFailure whenStoreFails)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(LimitPolicy.Throttle("b", 1, Second).WhenStoreFails, Is.EqualTo(StoreFailure.Local));
            Assert.That(LimitPolicy.Debounce("b", Second).WhenStoreFails, Is.EqualTo(StoreFailure.Local));
            Assert.That(
                LimitPolicy.Throttle("b", 1, Second, whenStoreFails: whenStoreFails).WhenStoreFails,
                Is.EqualTo(whenStoreFails)
            );
            Assert.That(
                LimitPolicy.Debounce("b", Second, whenStoreFails: whenStoreFails).WhenStoreFails,
                Is.EqualTo(whenStoreFails)
            );
        }
    }

    [TestCase(-1)]
    [TestCase(3)]
    public void A_way_that_has_no_name_is_an_error_that_shows_it(int unknown)
    {
        Assert.That(
            () => LimitPolicy.Debounce("b", Second, whenStoreFails: (StoreFailure)unknown),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains($"{unknown}")
        );
    }

    [Test]
    public void A_denial_is_a_refusal_that_names_its_policy_and_gives_nothing_back()
    {
        LimitPolicy policy = LimitPolicy.Throttle("b", 1, Second, whenStoreFails: StoreFailure.Deny);

        Verdict denied = Verdict.Denied(policy, 1_500);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(denied.Outcome, Is.EqualTo(Outcome.Denied));
            Assert.That(denied.IsAdmitted, Is.False);
            Assert.That(denied.Policy, Is.SameAs(policy));
            Assert.That(denied.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(1.5)));
            Assert.That((denied.Remaining, denied.Receipt), Is.EqualTo((int.MaxValue, 0L)));
            Assert.That(denied.ToString(), Is.EqualTo("Denied, retry after 1.5 s"));
            Assert.That(() => Verdict.Denied(policy, 0), Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }
}
