using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class BoundedMemoryTests
{
    private const int FloodSize = 1_000_000;
    private const long FloodWindow = 1_000;

    private static readonly LimitPolicy OncePerSecond = Policies.Throttle(1, FloodWindow, "flood");

    private readonly MemoryUnderTest _store = new();

    [Category("Long")]
    [Test]
    public void A_million_ids_hold_no_more_counters_than_a_few_times_those_that_still_count()
    {
        int most = 0;
        for (int user = 1; user <= FloodSize; user++)
        {
            _store.Decide(OncePerSecond, Calls.By(user));
            _store.Advance(1);
            most = Math.Max(most, _store.Memory.Count);
        }

        Assert.That(most, Is.InRange((int)FloodWindow, 4 * (int)FloodWindow));
    }

    [Test]
    public void A_refused_subject_stays_refused_while_a_flood_of_other_ids_passes()
    {
        LimitPolicy threePerDay = Policies.Throttle(3, 86_400_000, "day");
        for (int call = 0; call < 3; call++)
        {
            _store.Decide(threePerDay, Calls.By(-1));
        }

        for (int user = 1; user <= 50_000 / Workload.Divisor; user++)
        {
            _store.Decide(OncePerSecond, Calls.By(user));
            _store.Advance(1);
            if (user % 997 == 0)
            {
                Assert.That(
                    _store.Decide(threePerDay, Calls.By(-1)),
                    Is.EqualTo(Decision.Refused(threePerDay, 86_400_000 - _store.Now))
                );
            }
        }
    }

    [Test]
    public void A_counter_lives_as_long_as_the_longest_window_that_counts_in_it([Values] bool longestFirst)
    {
        LimitPolicy perSecond = Policies.Throttle(2, 1_000, "shared");
        LimitPolicy perDay = Policies.Throttle(2, 86_400_000, "shared");
        PolicySet both = longestFirst ? new("Handler", perDay, perSecond) : new("Handler", perSecond, perDay);
        _store.Decide(both);
        _store.Decide(both);

        Flood(20_000);

        Assert.That(_store.Decide(both), Is.EqualTo(Decision.Refused(perDay, 86_400_000 - _store.Now)));
    }

    [Test]
    public void A_counter_that_follows_a_dropped_one_starts_empty()
    {
        LimitPolicy ten = Policies.Throttle(10, FloodWindow, "flood");
        for (int user = 1; user <= 5_000 / Workload.Divisor; user++)
        {
            for (int call = 9; call >= 0; call--)
            {
                Assert.That(_store.Decide(ten, Calls.By(user)), Is.EqualTo(Decision.Admitted(call)));
            }

            _store.Advance(1);
        }
    }

    [Test]
    public void A_handler_with_several_policies_is_charged_to_all_of_them_through_sweeps()
    {
        LimitPolicy perChat = Policies.Throttle(3, FloodWindow, "chat", Scope.Chat);
        PolicySet both = new("Handler", Policies.Throttle(1, FloodWindow, "user"), perChat);
        for (int user = 1; user <= 20_000 / Workload.Divisor; user++)
        {
            Origin origin = Calls.By(user, chat: -user);
            Assert.That(_store.Decide(both, origin).IsAdmitted);
            Assert.That(_store.Decide(perChat, origin), Is.EqualTo(Decision.Admitted(1)));
            _store.Advance(1);
        }
    }

    private void Flood(int ids)
    {
        for (int user = 1; user <= ids; user++)
        {
            _store.Decide(OncePerSecond, Calls.By(-user));
            _store.Advance(1);
        }
    }
}
