using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class VerdictTests
{
    private static readonly LimitPolicy Throttle = Policies.Throttle(1, 60_000);

    [TestCase(0)]
    [TestCase(-1)]
    public void A_refusal_without_a_wait_is_no_refusal(long wait)
    {
        Assert.That(() => Verdict.Refused(Throttle, wait, 0), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_handler_runs_when_admitted_or_when_nobody_could_decide()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verdict.Admitted(3).IsAdmitted);
            Assert.That(Verdict.Unlimited.IsAdmitted);
            Assert.That(Verdict.Undecided.IsAdmitted);
            Assert.That(Verdict.Refused(Throttle, 1, 0).IsAdmitted, Is.False);
            Assert.That(Verdict.Refused(Policies.Debounce(1), 1, 0).IsAdmitted, Is.False);
        }
    }

    [Test]
    public void A_failure_of_the_store_is_neither_an_admission_nor_a_refusal()
    {
        Assert.That(Verdict.Undecided.Outcome, Is.EqualTo(Outcome.Undecided));
    }

    [TestCase(129, 60_000, 469)]
    [TestCase(128, 60_000, 0)]
    public void A_refusal_says_how_late_its_wait_may_be(int permits, long window, int milliseconds)
    {
        Verdict refused = Verdict.Refused(Policies.Throttle(permits, window), 1, 0);

        Assert.That(refused.Granularity, Is.EqualTo(TimeSpan.FromMilliseconds(milliseconds)));
    }

    [Test]
    public void Where_no_policy_refuses_nothing_is_late()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verdict.Admitted(3).Granularity, Is.EqualTo(TimeSpan.Zero));
            Assert.That(Verdict.Unlimited.Granularity, Is.EqualTo(TimeSpan.Zero));
            Assert.That(Verdict.Undecided.Granularity, Is.EqualTo(TimeSpan.Zero));
            Assert.That(Verdict.Refused(Policies.Debounce(1), 1, 0).Granularity, Is.EqualTo(TimeSpan.Zero));
            Assert.That(default(Verdict).Granularity, Is.EqualTo(TimeSpan.Zero));
        }
    }

    [Test]
    public void Verdicts_say_in_words_what_was_decided()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Verdict.Refused(Throttle, 12_500, 0).ToString(), Is.EqualTo("Throttled, retry after 12.5 s"));
            Assert.That(
                Verdict.Refused(Policies.Debounce(1), 1_000, 0).ToString(),
                Is.EqualTo("Debounced, retry after 1 s")
            );
            Assert.That(Verdict.Unlimited.ToString(), Is.EqualTo("Admitted"));
        }
    }

    [Test]
    [SetCulture("de-DE")]
    public void Words_are_the_same_in_every_culture()
    {
        Assert.That(Verdict.Refused(Throttle, 12_500, 0).ToString(), Is.EqualTo("Throttled, retry after 12.5 s"));
    }
}
