using Sentinel.Limiting;

namespace Sentinel.Conformance;

[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class BucketTests(StoreKind kind)
{
    private static readonly LimitPolicy Once = Policies.Throttle(1, 60_000, "Shop.Start");
    private static readonly Origin Caller = Calls.By(1, chat: -1, context: 3);

    private readonly StoreUnderTest _store = kind.New();

    [SetUp]
    public void UseUpTheOnlyPermit() => Assert.That(_store.Decide(Once, Caller).IsAdmitted);

    [Test]
    public void The_same_bucket_scope_and_subject_share_a_counter_whichever_handler_asks()
    {
        LimitPolicy sameBucket = Policies.Throttle(1, 60_000, "Shop.Start");

        Decision decision = _store.Decide(new PolicySet("AnotherHandler", sameBucket), Caller);

        Assert.That(decision, Is.EqualTo(Decision.Refused(sameBucket, 60_000)));
    }

    [TestCase("Shop.Buy")]
    [TestCase("shop.start")]
    [TestCase("Shop.Start#1")]
    [TestCase("Shop.Start ")]
    public void Another_bucket_has_another_counter(string bucket)
    {
        Assert.That(_store.Decide(Policies.Throttle(1, 60_000, bucket), Caller).IsAdmitted);
    }

    [TestCase(Scope.Chat)]
    [TestCase(Scope.UserInChat)]
    [TestCase(Scope.Global)]
    public void Another_scope_has_another_counter(Scope scope)
    {
        Assert.That(_store.Decide(Policies.Throttle(1, 60_000, Once.Bucket, scope), Caller).IsAdmitted);
    }

    [Test]
    public void Another_algorithm_has_another_counter()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_store.Decide(Of(Algorithm.TokenBucket), Caller).IsAdmitted);
            Assert.That(_store.Decide(Of(Algorithm.FixedWindow), Caller).IsAdmitted);
            Assert.That(_store.Decide(Of(Algorithm.SlidingLog), Caller).IsAdmitted, Is.False);
            Assert.That(_store.Decide(Of(Algorithm.TokenBucket), Caller).IsAdmitted, Is.False);
            Assert.That(_store.Decide(Of(Algorithm.FixedWindow), Caller).IsAdmitted, Is.False);
        }

        static LimitPolicy Of(Algorithm algorithm) => Policies.Throttle(1, 60_000, Once.Bucket, algorithm: algorithm);
    }

    [Test]
    public void Another_bot_has_another_counter([Values] Scope scope)
    {
        LimitPolicy policy = Policies.Throttle(1, 60_000, "of each bot", scope);
        _store.Decide(policy, Caller);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_store.Decide(policy, Caller).IsAdmitted, Is.False);
            Assert.That(_store.Decide(policy, Caller with { BotId = 78 }).IsAdmitted);
        }
    }

    [Test]
    public void A_counter_is_for_what_its_scope_names(
        [Values] Scope scope,
        [Values] bool sameUser,
        [Values] bool sameChat,
        [Values] bool sameContext
    )
    {
        LimitPolicy policy = Policies.Throttle(1, 60_000, "of each subject", scope);
        _store.Decide(policy, Caller);

        bool admitted = _store
            .Decide(policy, Calls.By(sameUser ? 1 : 2, sameChat ? -1 : -2, sameContext ? 3ul : 4))
            .IsAdmitted;

        bool shared = scope switch
        {
            Scope.User => sameUser,
            Scope.Chat => sameChat && sameContext,
            Scope.UserInChat => sameUser && sameChat && sameContext,
            _ => true,
        };
        Assert.That(admitted, Is.EqualTo(!shared));
    }
}
