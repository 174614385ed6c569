using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class EvictionTests
{
    private const long Hour = 3_600_000;

    private static readonly LimitPolicy TwoPerHour = Policies.Throttle(2, Hour, "flooded");
    private static readonly LimitPolicy ThreePerHour = Policies.Throttle(3, Hour, "kept");

    [TestCase(64)]
    [TestCase(1_000)]
    [TestCase(100_000, Category = "Long")]
    public void A_flood_of_ids_stays_within_the_bound_and_what_it_displaces_is_counted(int maxEntries)
    {
        MemoryUnderTest store = new(maxEntries);

        for (int user = 1; user <= 3 * maxEntries; user++)
        {
            Assert.That(store.Decide(TwoPerHour, Calls.By(user)).IsAdmitted);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(store.Memory.Count, Is.InRange(maxEntries / 2, maxEntries));
            Assert.That(store.Memory.Evictions, Is.EqualTo((3 * maxEntries) - store.Memory.Count));
        }
    }

    [Category("Long")]
    [NonParallelizable]
    [Test]
    public void A_subject_that_is_refused_stays_refused_through_five_million_ids()
    {
        const long MostBytes = 100_000 * 200;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        MemoryUnderTest store = new(maxEntries: 100_000);
        for (int call = 0; call < 3; call++)
        {
            Assert.That(store.Decide(ThreePerHour, Calls.By(-1)).IsAdmitted);
        }

        for (int user = 1; user <= 5_000_000; user++)
        {
            store.Decide(TwoPerHour, Calls.By(user));
            if (user % 9_973 == 0)
            {
                Assert.That(store.Decide(ThreePerHour, Calls.By(-1)).Outcome, Is.EqualTo(Outcome.Throttled));
            }
        }

        Assert.That(store.Memory.Count, Is.AtMost(100_000));
        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - before, Is.LessThan(MostBytes));
        GC.KeepAlive(store);
    }

    [Test]
    public void A_duplicate_that_was_refused_stays_refused_through_a_flood()
    {
        MemoryUnderTest store = new(maxEntries: 64);
        LimitPolicy debounce = Policies.Debounce(Hour, "taps");
        store.Decide(debounce, Calls.By(-1, content: 5));
        Assert.That(store.Decide(debounce, Calls.By(-1, content: 5)).Outcome, Is.EqualTo(Outcome.Debounced));

        for (int user = 1; user <= 10_000; user++)
        {
            store.Decide(debounce, Calls.By(user, content: 5));
        }

        Assert.That(store.Decide(debounce, Calls.By(-1, content: 5)).Outcome, Is.EqualTo(Outcome.Debounced));
    }

    [Test]
    public void What_remembers_least_is_forgotten_first()
    {
        MemoryUnderTest store = new(maxEntries: 64);
        LimitPolicy tenPerHour = Policies.Throttle(10, Hour, "regular");
        for (int call = 0; call < 5; call++)
        {
            store.Decide(tenPerHour, Calls.By(-1));
        }

        for (int user = 1; user <= 10_000; user++)
        {
            store.Decide(TwoPerHour, Calls.By(user));
        }

        Assert.That(store.Decide(tenPerHour, Calls.By(-1)), Is.EqualTo(Decision.Admitted(4)));
    }

    [Test]
    public void Where_everybody_is_being_refused_a_newcomer_waits_until_somebody_is_not()
    {
        MemoryUnderTest store = new(maxEntries: 64);
        LimitPolicy once = Policies.Throttle(1, Hour, "once");
        for (int user = 1; user <= 64; user++)
        {
            Assert.That(store.Decide(once, Calls.By(user)).IsAdmitted);
            store.Advance(1);
        }

        Decision newcomer = store.Decide(once, Calls.By(100));
        store.Advance(newcomer.RetryAfter - 1);
        Decision early = store.Decide(once, Calls.By(100));
        store.Advance(1);
        Decision late = store.Decide(once, Calls.By(100));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(newcomer, Is.EqualTo(Decision.Refused(once, Hour - 64, remaining: 1)));
            Assert.That(early.IsAdmitted, Is.False);
            Assert.That(late.IsAdmitted);
            Assert.That(store.Memory.Evictions, Is.Zero);
        }
    }

    [Test]
    public void A_full_store_and_a_clock_that_steps_back_lock_no_newcomer_out_for_longer_than_the_window()
    {
        MemoryUnderTest store = new(maxEntries: 64);
        LimitPolicy once = Policies.Throttle(1, Hour, "once");
        store.Advance(100 * Hour);
        for (int user = 1; user <= 64; user++)
        {
            store.Decide(once, Calls.By(user));
        }

        Assert.That(store.Decide(once, Calls.By(100)).IsAdmitted, Is.False);
        store.Advance(-50 * Hour);

        Assert.That(store.Decide(once, Calls.By(100)).RetryAfter, Is.InRange(1, Hour));
    }

    [Test]
    public void A_decision_never_forgets_a_counter_of_its_own()
    {
        MemoryUnderTest store = new(maxEntries: 64);
        PolicySet both = new("Handler", TwoPerHour, Policies.Debounce(Hour, "taps"));
        for (int user = 1; user <= 5_000; user++)
        {
            Assert.That(store.Decide(both, Calls.By(user, content: 1)), Is.EqualTo(Decision.Admitted(1)));
            Assert.That(store.Decide(both, Calls.By(user, content: 2)), Is.EqualTo(Decision.Admitted(0)));
            Assert.That(store.Decide(both, Calls.By(user, content: 3)).Outcome, Is.EqualTo(Outcome.Throttled));
            store.Advance(Hour);
        }
    }

    [TestCase(63)]
    [TestCase(0)]
    [TestCase(-1)]
    public void A_bound_that_is_too_small_is_refused_with_its_value(int maxEntries) =>
        Assert.That(
            () => new MemoryStoreOptions { MaxEntries = maxEntries },
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains($"{maxEntries}")
        );

    [Test]
    public void A_negative_sweep_is_refused_with_its_value() =>
        Assert.That(
            () => new MemoryStoreOptions { SweepPerCall = -1 },
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("-1")
        );
}
