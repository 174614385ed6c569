using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class ModelAgreementTests
{
    private const int Operations = 25_000;

    private static readonly string[] Handlers = ["Start", "Buy", "Help"];

    [Test]
    public void A_model_of_lists_agrees_on_every_decision([Values(11, 12, 13, 14)] int seed)
    {
        Random random = new(seed);
        StoreUnderTest store = new();

        AssertAgreement(store, random, () => store.Advance(random.Next(4) == 0 ? random.Next(400) : random.Next(3)));
    }

    [Test]
    public void A_model_of_lists_agrees_while_dead_counters_are_dropped([Values(21, 22)] int seed)
    {
        Random random = new(seed);
        StoreUnderTest store = new();

        AssertAgreement(store, random, () => store.Advance(random.Next(20)), users: 20_000);
    }

    private static void AssertAgreement(StoreUnderTest store, Random random, Action moveClock, int users = 6)
    {
        NaiveModel model = new();
        int refusals = 0;
        for (int operation = 0; operation < Operations; operation++)
        {
            LimitPolicy[] policies = PoliciesOf(random);
            Origin origin = OriginOf(random, users);
            Decision expected = model.Decide(policies, origin, store.Now);
            Decision actual = store.Decide(new PolicySet("Handler", policies), origin);
            if (actual != expected)
            {
                Assert.Fail($"operation {operation} at {store.Now} of {origin}: {actual} instead of {expected}");
            }

            refusals += actual.IsAdmitted ? 0 : 1;
            moveClock();
        }

        Assert.That(refusals, Is.InRange(Operations / 50, Operations * 49 / 50), "the trace tries both outcomes");
    }

    // The counter's name does not contain the limit, so that a bucket's limit can be another at every call.
    private static LimitPolicy[] PoliciesOf(Random random)
    {
        string handler = Handlers[random.Next(Handlers.Length)];
        LimitPolicy[] policies =
        [
            Policies.Throttle(random.Next(1, 12), 500, handler + "#0"),
            Policies.Throttle(random.Next(5, 40), 3_000, handler + "#1", Scope.Chat),
            Policies.Throttle(6, 900, "shared", Scope.UserInChat),
            Policies.Throttle(3, 900, "shared", Scope.UserInChat),
            Policies.Throttle(60, 1_000, handler + "#0", Scope.Global),
            Policies.Debounce(250, handler),
            Policies.Debounce(1_200, handler, Scope.Chat),
        ];
        random.Shuffle(policies);
        return policies[..random.Next(policies.Length)];
    }

    private static Origin OriginOf(Random random, int users) =>
        Calls.By(
            random.Next(8) == 0 ? 0 : random.Next(1, users),
            random.Next(4) == 0 ? 0 : -random.Next(1, 4),
            random.Next(5) == 0 ? 9ul : 0,
            (ulong)random.Next(5),
            random.Next(10) == 0 ? 78 : 77
        );
}
