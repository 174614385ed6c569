using NUnit.Framework.Constraints;
using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>A verdict lies in one word beside its policy: every extreme comes out as it went in.</summary>
public sealed class VerdictPackingTests
{
    private const long LongestWait = 2_073_600_000;

    private static readonly LimitPolicy Throttle = Policies.Throttle(1, 60_000);
    private static readonly int[] Remainings = [0, 1, 999_999, 1_000_000, int.MaxValue];

    [Test]
    public void An_admission_keeps_what_is_left_and_its_receipt(
        [ValueSource(nameof(Remainings))] int remaining,
        [Values(0, 1, 4_398_046_511_103)] long receipt
    )
    {
        Verdict verdict = Verdict.Admitted(remaining, receipt);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Admitted));
            Assert.That(verdict.Remaining, Is.EqualTo(remaining));
            Assert.That(verdict.Receipt, Is.EqualTo(receipt));
            Assert.That(verdict.RetryAfter, Is.EqualTo(TimeSpan.Zero));
            Assert.That(verdict.Policy, Is.Null);
        }
    }

    [Test]
    public void A_refusal_keeps_what_is_left_and_its_wait_and_has_no_receipt(
        [ValueSource(nameof(Remainings))] int remaining,
        [Values(1, LongestWait, 4_398_046_511_103)] long wait,
        [Values] PolicyKind kind
    )
    {
        LimitPolicy policy = kind == PolicyKind.Throttle ? Throttle : Policies.Debounce(1);
        Verdict verdict = Verdict.Refused(policy, wait, remaining);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                verdict.Outcome,
                Is.EqualTo(kind == PolicyKind.Throttle ? Outcome.Throttled : Outcome.Debounced)
            );
            Assert.That(verdict.Remaining, Is.EqualTo(remaining));
            Assert.That(verdict.RetryAfter, Is.EqualTo(TimeSpan.FromMilliseconds(wait)));
            Assert.That(verdict.Receipt, Is.Zero);
            Assert.That(verdict.Policy, Is.SameAs(policy));
        }
    }

    [Test]
    public void The_largest_receipt_is_what_42_bits_hold() =>
        Assert.That(Verdict.MaxReceipt, Is.EqualTo(4_398_046_511_103));

    [TestCase(-1)]
    [TestCase(4_398_046_511_104)]
    [TestCase(long.MaxValue)]
    [TestCase(long.MinValue)]
    public void A_receipt_that_does_not_fit_is_refused_with_its_value(long receipt) =>
        Assert.That(() => Verdict.Admitted(1, receipt), ThrowsWith(receipt));

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(long.MinValue)]
    [TestCase(4_398_046_511_104)]
    public void A_wait_that_does_not_fit_is_refused_with_its_value(long wait) =>
        Assert.That(() => Verdict.Refused(Throttle, wait, 0), ThrowsWith(wait));

    [TestCase(-1)]
    [TestCase(1_000_001)]
    [TestCase(int.MaxValue - 1)]
    [TestCase(int.MinValue)]
    public void More_than_all_permits_and_fewer_than_none_are_refused_with_their_number(int remaining)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Verdict.Admitted(remaining), ThrowsWith(remaining));
            Assert.That(() => Verdict.Refused(Throttle, 1, remaining), ThrowsWith(remaining));
        }
    }

    [Test]
    public void A_refusal_by_nobody_is_none() =>
        Assert.That(() => Verdict.Refused(null!, 1, 0), Throws.ArgumentNullException);

    [Test]
    public void The_default_is_an_admission_with_no_permit_left()
    {
        Verdict verdict = default;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Decision.Of(verdict), Is.EqualTo(Decision.Admitted(0)));
            Assert.That(verdict.IsAdmitted);
            Assert.That(verdict.Receipt, Is.Zero);
        }
    }

    [Test]
    public void Where_nothing_was_decided_nothing_runs_out_and_nothing_can_be_taken_back()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((Verdict.Unlimited.Remaining, Verdict.Unlimited.Receipt), Is.EqualTo((int.MaxValue, 0L)));
            Assert.That((Verdict.Undecided.Remaining, Verdict.Undecided.Receipt), Is.EqualTo((int.MaxValue, 0L)));
        }
    }

    private static EqualConstraint ThrowsWith(object value) =>
        Throws
            .TypeOf<ArgumentOutOfRangeException>()
            .With.Property(nameof(ArgumentOutOfRangeException.ActualValue))
            .EqualTo(value);
}
