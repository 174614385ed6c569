using System.Globalization;
using NUnit.Framework.Constraints;
using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class LimitPolicyTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan[] BadWindows =
    [
        TimeSpan.Zero,
        TimeSpan.FromSeconds(-5),
        TimeSpan.FromMilliseconds(1) - TimeSpan.FromTicks(1),
        LimitPolicy.MaxWindow + TimeSpan.FromTicks(1),
        TimeSpan.MaxValue,
        TimeSpan.MinValue,
    ];

    [TestCase(0)]
    [TestCase(-3)]
    [TestCase(LimitPolicy.MaxPermits + 1)]
    [TestCase(int.MinValue)]
    public void Permits_out_of_range_are_named_in_the_exception(int permits)
    {
        Assert.That(
            () => LimitPolicy.Throttle("b", permits, Minute),
            Throws
                .TypeOf<ArgumentOutOfRangeException>()
                .With.Message.Contains(permits.ToString(CultureInfo.CurrentCulture))
                .And.Property(nameof(ArgumentOutOfRangeException.ParamName))
                .EqualTo("permits")
        );
    }

    [TestCaseSource(nameof(BadWindows))]
    public void Windows_out_of_range_are_named_in_the_exception(TimeSpan window)
    {
        Assert.That(() => LimitPolicy.Throttle("b", 1, window), RefusesTheWindow());
        Assert.That(() => LimitPolicy.Debounce("b", window), RefusesTheWindow());

        IResolveConstraint RefusesTheWindow() =>
            Throws
                .TypeOf<ArgumentOutOfRangeException>()
                .With.Message.Contains(window.ToString())
                .And.Property(nameof(ArgumentOutOfRangeException.ParamName))
                .EqualTo("window");
    }

    [TestCase((Scope)4)]
    [TestCase((Scope)(-1))]
    public void Undefined_scopes_are_named_in_the_exception(Scope scope)
    {
        Assert.That(
            () => LimitPolicy.Throttle("b", 1, Minute, scope),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(scope.ToString())
        );
        Assert.That(
            () => LimitPolicy.Debounce("b", Minute, scope),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains(scope.ToString())
        );
    }

    [TestCase("")]
    [TestCase("  ")]
    [TestCase(null)]
    public void An_empty_bucket_is_refused(string? bucket)
    {
        Assert.That(() => LimitPolicy.Throttle(bucket!, 1, Minute), RefusesTheBucket());
        Assert.That(() => LimitPolicy.Debounce(bucket!, Minute), RefusesTheBucket());

        static IResolveConstraint RefusesTheBucket() =>
            Throws.InstanceOf<ArgumentException>().With.Property(nameof(ArgumentException.ParamName)).EqualTo("bucket");
    }

    [Test]
    public void The_ends_of_each_range_are_allowed()
    {
        LimitPolicy least = LimitPolicy.Throttle("b", 1, TimeSpan.FromMilliseconds(1));
        LimitPolicy most = LimitPolicy.Throttle("b", LimitPolicy.MaxPermits, LimitPolicy.MaxWindow, Scope.Global);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(least.WindowMilliseconds, Is.EqualTo(1));
            Assert.That(most.WindowMilliseconds, Is.EqualTo(24L * 24 * 3_600 * 1_000));
            Assert.That(most.WindowMilliseconds, Is.LessThan(int.MaxValue));
            Assert.That(most.Permits, Is.EqualTo(1_000_000));
        }
    }

    [Test]
    public void A_fraction_of_a_millisecond_is_cut_off()
    {
        Assert.That(LimitPolicy.Throttle("b", 1, TimeSpan.FromTicks(19_999)).WindowMilliseconds, Is.EqualTo(1));
    }

    [Test]
    public void A_debounce_is_one_permit_for_each_user_unless_told_otherwise()
    {
        LimitPolicy policy = LimitPolicy.Debounce("b", Minute);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(policy.Kind, Is.EqualTo(PolicyKind.Debounce));
            Assert.That(policy.Permits, Is.EqualTo(1));
            Assert.That(policy.Scope, Is.EqualTo(Scope.User));
        }
    }

    [Test]
    public void Policies_say_in_words_what_they_allow()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                LimitPolicy.Throttle("Shop.StartAsync", 10, Minute).ToString(),
                Is.EqualTo("throttle 10 per 60 s, User, Shop.StartAsync")
            );
            Assert.That(
                LimitPolicy.Debounce("Shop.BuyAsync", TimeSpan.FromSeconds(2), Scope.Chat).ToString(),
                Is.EqualTo("debounce 2 s, Chat, Shop.BuyAsync")
            );
        }
    }

    [Test]
    [SetCulture("de-DE")]
    public void Words_are_the_same_in_every_culture()
    {
        LimitPolicy policy = LimitPolicy.Throttle("b", 1, TimeSpan.FromSeconds(1.5));

        Assert.That(policy.ToString(), Is.EqualTo("throttle 1 per 1.5 s, User, b"));
    }
}
