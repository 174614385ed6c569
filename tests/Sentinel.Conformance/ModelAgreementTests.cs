using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>The store and a naive model of it answer alike, whatever is asked in whatever order.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class ModelAgreementTests(StoreKind kind)
{
    private const int Operations = 20_000 / Workload.Divisor;

    [Test]
    public void A_model_of_lists_agrees_on_every_answer([Values(11, 12, 13, 14)] int seed) =>
        AssertAgreement(seed, users: 6);

    [Test]
    public void A_model_of_lists_agrees_while_dead_counters_are_dropped([Values(21, 22)] int seed) =>
        AssertAgreement(seed, users: 20_000);

    private void AssertAgreement(int seed, int users)
    {
        Random random = new(seed);
        PolicyMix mix = new(random, users);
        ModelledStore both = new(kind.New());
        for (int operation = 0; operation < Operations; operation++)
        {
            LimitPolicy[] policies = mix.NextSet();
            Origin origin = mix.NextOrigin();
            switch (random.Next(100))
            {
                case < 2:
                    both.Reset(policies, origin);
                    break;
                case < 10:
                    both.Refund(random.Next(random.Next(10) == 0 ? 2_000 : 20));
                    break;
                case < 22:
                    both.Peek(policies, origin);
                    break;
                default:
                    both.Decide(policies, origin);
                    break;
            }

            both.Advance(mix.NextPause());
        }

        Assert.That(both.Refusals, Is.InRange(Operations / 50, Operations / 2), "the trace tries both outcomes");
    }
}
