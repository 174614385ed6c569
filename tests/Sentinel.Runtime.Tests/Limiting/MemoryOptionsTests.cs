using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class MemoryOptionsTests
{
    [Test]
    public void A_sweep_of_everything_ends()
    {
        MemoryUnderTest store = new(sweepPerCall: int.MaxValue);

        store.Flood(ids: 1_000, callsEach: 1);

        Assert.That(store.Memory.Count, Is.EqualTo(1_000));
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
        ValueTask<Verdict> first = store.DecideAsync(once, StoreUnderTest.Somebody);
        ValueTask<Verdict> second = store.DecideAsync(once, StoreUnderTest.Somebody);

        Assert.That(first.IsCompletedSuccessfully && first.Result.IsAdmitted);
        Assert.That(second.IsCompletedSuccessfully && !second.Result.IsAdmitted);
    }

    [TestCase(int.MinValue)]
    [TestCase(63)]
    public void A_store_for_fewer_counters_than_64_is_refused_with_its_number(int maxEntries) =>
        Assert.That(
            () => new MemoryUnderTest(maxEntries),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ActualValue").EqualTo(maxEntries)
        );

    [Test]
    public void A_store_of_every_size_from_the_smallest_on_holds_that_many_and_no_more()
    {
        for (int maxEntries = 64; maxEntries < 2_000; maxEntries += 61)
        {
            MemoryUnderTest store = new(maxEntries);
            store.Flood(ids: 2 * maxEntries, callsEach: 1);

            Assert.That(store.Memory.Count, Is.InRange(maxEntries / 2, maxEntries));
        }
    }
}
