using System.Globalization;
using NUnit.Framework.Constraints;
using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>What a policy can be made of, and what not.</summary>
public sealed class LimitPolicyRangeTests
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

    [TestCase((Algorithm)3)]
    [TestCase((Algorithm)(-1))]
    public void Undefined_algorithms_are_named_in_the_exception(Algorithm algorithm)
    {
        Assert.That(
            () => LimitPolicy.Throttle("b", 1, Minute, Scope.User, algorithm),
            Throws
                .TypeOf<ArgumentOutOfRangeException>()
                .With.Message.Contains(algorithm.ToString())
                .And.Property(nameof(ArgumentOutOfRangeException.ParamName))
                .EqualTo("algorithm")
                .And.Property(nameof(ArgumentOutOfRangeException.ActualValue))
                .EqualTo(algorithm)
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
    public void A_limit_out_of_range_is_refused_with_its_value_whatever_the_algorithm(
        [Values(0, -1, int.MinValue, 1_000_001)] int permits,
        [Values] Algorithm algorithm
    ) =>
        Assert.That(
            () => Policies.Throttle(permits, 1_000, algorithm: algorithm),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ActualValue").EqualTo(permits)
        );

    [Test]
    public void A_window_out_of_range_is_refused_with_its_value_whatever_the_algorithm(
        [Values(0, -1, 2_073_600_001)] long window,
        [Values] Algorithm algorithm
    ) =>
        Assert.That(
            () => Policies.Throttle(1, window, algorithm: algorithm),
            Throws
                .TypeOf<ArgumentOutOfRangeException>()
                .With.Property("ActualValue")
                .EqualTo(TimeSpan.FromMilliseconds(window))
        );

    [Test]
    public void A_window_of_less_than_a_millisecond_is_none([Values] Algorithm algorithm) =>
        Assert.That(
            () => LimitPolicy.Throttle("b", 1, TimeSpan.FromTicks(9_999), Scope.User, algorithm),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    [Test]
    public void A_window_is_cut_to_whole_milliseconds()
    {
        LimitPolicy policy = LimitPolicy.Throttle("b", 1, TimeSpan.FromTicks(19_999));

        Assert.That((policy.Window, policy.WindowMilliseconds), Is.EqualTo((TimeSpan.FromMilliseconds(1), 1L)));
    }

    [TestCase(-1)]
    [TestCase(3)]
    public void An_algorithm_that_has_no_name_is_refused(int algorithm) =>
        Assert.That(
            () => Policies.Throttle(1, 1_000, algorithm: (Algorithm)algorithm),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );
}
