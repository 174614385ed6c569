using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class BadInputTests
{
    private readonly ClockedStore _store = new();

    [Test]
    public void Nothing_can_be_asked_of_a_store_without_policies()
    {
        PolicySet none = null!;
        Verdict admission = Verdict.Admitted(1, receipt: 1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => _store.Ask(none), Throws.ArgumentNullException);
            Assert.That(() => _store.Peek(none), Throws.ArgumentNullException);
            Assert.That(() => _store.Refund(none, admission), Throws.ArgumentNullException);
            Assert.That(() => _store.Reset(none), Throws.ArgumentNullException);
        }
    }

    [Test]
    public void A_store_needs_options_and_a_clock()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new MemoryStore((MemoryStoreOptions)null!), Throws.ArgumentNullException);
            Assert.That(
                () => new MemoryStore(new MemoryStoreOptions { TimeProvider = null! }),
                Throws.ArgumentNullException
            );
        }
    }

    [Test]
    public void Without_a_clock_a_store_takes_the_systems()
    {
        MemoryStore store = new((TimeProvider?)null);
        PolicySet once = new("Handler", Policies.Throttle(1, 86_400_000));
        ValueTask<Verdict> first = store.DecideAsync(once, ClockedStore.Somebody);
        ValueTask<Verdict> second = store.DecideAsync(once, ClockedStore.Somebody);

        Assert.That(first.IsCompletedSuccessfully && first.Result.IsAdmitted);
        Assert.That(second.IsCompletedSuccessfully && !second.Result.IsAdmitted);
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

    [TestCase(-1)]
    [TestCase(3)]
    public void An_algorithm_that_has_no_name_is_refused(int algorithm) =>
        Assert.That(
            () => Policies.Throttle(1, 1_000, algorithm: (Algorithm)algorithm),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    [TestCase(int.MinValue)]
    [TestCase(63)]
    public void A_store_for_fewer_counters_than_64_is_refused_with_its_number(int maxEntries) =>
        Assert.That(
            () => new ClockedStore(maxEntries),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ActualValue").EqualTo(maxEntries)
        );

    [Test]
    public void A_store_of_every_size_from_the_smallest_on_holds_that_many_and_no_more()
    {
        for (int maxEntries = 64; maxEntries < 2_000; maxEntries += 61)
        {
            ClockedStore store = new(maxEntries);
            store.Flood(ids: 2 * maxEntries, callsEach: 1);

            Assert.That(store.Memory.Count, Is.InRange(maxEntries / 2, maxEntries));
        }
    }

    [Test]
    public void What_comes_from_nobody_is_not_limited()
    {
        LimitPolicy once = Policies.Throttle(1, 1_000);

        Assert.That(
            Enumerable.Range(0, 3).Select(_ => _store.Decide(once, new Origin())),
            Has.All.EqualTo(Decision.Of(Verdict.Unlimited))
        );
    }

    [Test]
    public void Extreme_ids_are_subjects_like_any_other()
    {
        LimitPolicy once = Policies.Throttle(1, 1_000, scope: Scope.UserInChat);
        long[] ids = [long.MinValue, -1, 1, long.MaxValue];
        Origin[] origins = [.. ids.SelectMany(user => ids.Select(chat => Calls.By(user, chat, ulong.MaxValue)))];

        Assert.That(origins.Select(origin => _store.Decide(once, origin).IsAdmitted), Has.All.True);
        Assert.That(origins.Select(origin => _store.Decide(once, origin).IsAdmitted), Has.All.False);
    }
}
