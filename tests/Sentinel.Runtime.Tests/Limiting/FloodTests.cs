using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>A flood of new ids, each of which makes one call, displaces itself and nobody who has made several.</summary>
public sealed class FloodTests
{
    // Fewer than a sample of what may be forgotten, so that each has a newcomer in it.
    private const int Regulars = 15;
    private const long Hour = 3_600_000;

    private static readonly LimitPolicy Nine = Policies.Throttle(9, Hour, "regular");

    private readonly MemoryUnderTest _store = new(maxEntries: 64);

    [Test]
    public void Whatever_it_is_counted_with_it_displaces_itself([Values] Algorithm algorithm)
    {
        AdmitRegulars();

        _store.Flood(callsEach: 1, algorithm: algorithm);

        AssertRegularsAreRemembered();
    }

    [Test]
    public void Debounce_marks_displace_themselves()
    {
        AdmitRegulars();
        LimitPolicy debounce = Policies.Debounce(Hour);
        for (int user = 100; user < 1_000; user++)
        {
            _store.Decide(debounce, Calls.By(user, content: 1));
        }

        AssertRegularsAreRemembered();
    }

    [Test]
    public void A_full_counter_stays_although_an_admission_of_it_that_is_dead_is_refunded([Values(2, 130)] int permits)
    {
        LimitPolicy policy = Policies.Throttle(permits, Hour, "full");
        Verdict dead = _store.Ask(policy);
        _store.Advance(Hour / 2);
        for (int call = 1; call < permits; call++)
        {
            _store.Ask(policy);
        }

        _store.Advance((Hour / 2) + policy.Granularity.Ticks / TimeSpan.TicksPerMillisecond);
        Assert.That(_store.Decide(policy), Is.EqualTo(Decision.Admitted(0)));

        _store.Refund(policy, dead);
        Assert.That(_store.Peek(policy).IsAdmitted, Is.False);
        LimitPolicy heavier = Policies.Throttle(3 * permits, Hour, "heavier");
        for (int call = 0; call < 200 * 2 * permits; call++)
        {
            _store.Decide(heavier, Calls.By(100 + (call / (2 * permits))));
        }

        Assert.That(_store.Decide(policy).IsAdmitted, Is.False);
    }

    [Test]
    public void A_peek_foresees_that_a_newcomer_finds_no_room()
    {
        LimitPolicy once = Policies.Throttle(1, Hour);
        for (int user = 1; user <= 64; user++)
        {
            _store.Decide(once, Calls.By(user));
        }

        Decision peeked = _store.Peek(once, Calls.By(100));

        Assert.That(peeked, Is.EqualTo(_store.Decide(once, Calls.By(100))));
    }

    private void AdmitRegulars()
    {
        for (int call = 0; call < 5 * Regulars; call++)
        {
            _store.Decide(Nine, Calls.By(1 + (call % Regulars)));
        }
    }

    private void AssertRegularsAreRemembered() =>
        Assert.That(
            Enumerable.Range(1, Regulars).Select(user => _store.Peek(Nine, Calls.By(user)).Remaining),
            Has.All.EqualTo(4)
        );
}
