using Sentinel.Limiting;
using Sentinel.Limiting.Questions;
using Sentinel.Limiting.Refusals;

namespace Sentinel.Redis.Tests.Refusals;

/// <summary>A refusal that Redis told while permits were given back: it may be one of before.</summary>
public sealed class GivenBackTests
{
    private static readonly LimitPolicy Throttle = Policies.Throttle(1, 60_000);
    private static readonly Plan Handler = Plan.Of(new PolicySet("Handler", Throttle));
    private static readonly Verdict Refused = Verdict.Refused(Throttle, 60_000, 0);

    private readonly KnownRefusals _known = new(1_024, TimeProvider.System);

    [Test]
    public void One_of_those_permits_is_not_remembered()
    {
        KnownRefusals.Moment asked = _known.Begin();
        _known.GiveBack(Handler, Calls.By(1));

        _known.Remember(Handler, Calls.By(1), in Refused, asked);

        Assert.That(_known.TryRefuse(Handler, Calls.By(1), out _), Is.False);
    }

    // All but those few whose keys have a part in common.
    [Test]
    public void Those_of_others_are()
    {
        KnownRefusals.Moment asked = _known.Begin();
        _known.GiveBack(Handler, Calls.By(1));

        for (int user = 2; user <= 21; user++)
        {
            _known.Remember(Handler, Calls.By(user), in Refused, asked);
        }

        int known = Enumerable.Range(2, 20).Count(user => _known.TryRefuse(Handler, Calls.By(user), out _));
        Assert.That(known, Is.InRange(10, 20));
    }

    [Test]
    public void One_that_was_asked_for_afterwards_is_remembered()
    {
        _known.GiveBack(Handler, Calls.By(1));
        KnownRefusals.Moment asked = _known.Begin();

        _known.Remember(Handler, Calls.By(1), in Refused, asked);

        Assert.That(_known.TryRefuse(Handler, Calls.By(1), out _));
    }
}
