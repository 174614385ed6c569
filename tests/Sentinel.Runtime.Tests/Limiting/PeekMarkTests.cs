using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>A refusal marks its counter, so that no flood makes the store forget it. One that was only looked at is as it was.</summary>
public sealed class PeekMarkTests
{
    private const long Hour = 3_600_000;

    private readonly MemoryUnderTest _store = new(maxEntries: 64);

    [Test]
    public void A_peek_that_is_refused_marks_nothing()
    {
        LimitPolicy four = Policies.Throttle(4, Hour, "lowered");
        LimitPolicy one = Policies.Throttle(1, Hour, "lowered");
        _store.Decide(four, Calls.By(1));
        _store.Decide(four, Calls.By(2));
        Assert.That(_store.Peek(one, Calls.By(1)).IsAdmitted, Is.False);
        Assert.That(_store.Decide(one, Calls.By(2)).IsAdmitted, Is.False);

        _store.Flood();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_store.Peek(four, Calls.By(1)), Is.EqualTo(Decision.Admitted(4)), "forgotten");
            Assert.That(_store.Peek(four, Calls.By(2)), Is.EqualTo(Decision.Admitted(3)), "kept");
        }
    }

    [Test]
    public void A_peek_that_is_admitted_takes_no_mark_away()
    {
        LimitPolicy one = Policies.Throttle(1, Hour, "raised");
        LimitPolicy four = Policies.Throttle(4, Hour, "raised");
        _store.Decide(one);
        _store.Decide(one);
        Assert.That(_store.Peek(four), Is.EqualTo(Decision.Admitted(3)));

        _store.Flood();

        Assert.That(_store.Decide(one).IsAdmitted, Is.False);
    }
}
