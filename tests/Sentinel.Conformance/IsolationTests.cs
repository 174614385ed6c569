namespace Sentinel.Conformance;

/// <summary>
/// The fixtures of this suite keep their store in a field. Whoever compiles it says
/// <c>[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]</c>: or the tests would share one.
/// </summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class IsolationTests(StoreKind kind)
{
    private readonly StoreUnderTest _store = kind.New();

    [Test]
    public void Every_test_has_a_store_of_its_own([Values(1, 2)] int test) =>
        Assert.That(_store.Decide(Policies.Throttle(1, 60_000)).IsAdmitted, $"test {test}");

    [Test]
    public void Two_stores_of_one_kind_share_nothing_and_each_has_its_own_time()
    {
        StoreUnderTest other = kind.New();
        other.Advance(500);

        Assert.That(_store.Decide(Policies.Throttle(1, 60_000)).IsAdmitted);
        Assert.That(other.Decide(Policies.Throttle(1, 60_000)).IsAdmitted);
        Assert.That((_store.Now, other.Now), Is.EqualTo((0, 500)));
    }
}
