using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>
/// A set that counts one subject goes a shorter way through the store. Beside a policy that refuses nobody, of another scope,
/// it goes the long way: both decide alike.
/// </summary>
public sealed class PathAgreementTests
{
    private static readonly int Operations = Workload.Of(5_000, least: 500);

    private static readonly LimitPolicy Never = Policies.Throttle(
        1_000_000,
        1,
        "never",
        Scope.Global,
        Algorithm.TokenBucket
    );

    private static readonly LimitPolicy[] All =
    [
        Policies.Throttle(1, 40, "one"),
        Policies.Throttle(4, 300, "short"),
        Policies.Throttle(10, 1_000, "ten"),
        Policies.Throttle(12, 1_000, "wide"),
        Policies.Throttle(25, 2_000, "wider"),
        Policies.Throttle(3, 200, "tokens", algorithm: Algorithm.TokenBucket),
        Policies.Throttle(3, 250, "fixed", algorithm: Algorithm.FixedWindow),
        Policies.Debounce(60, "debounce"),
        Policies.Debounce(150, "other debounce"),
    ];

    [Test]
    public void A_simple_set_and_the_same_set_beside_another_scope_decide_alike(
        [Values(1, 2, 3, 4)] int seed,
        [Values(1, 2, 3, 4)] int count
    )
    {
        Random random = new((seed * 100) + count);
        MemoryUnderTest simple = new(sweepPerCall: 2);
        MemoryUnderTest general = new(sweepPerCall: 5);
        int refusals = 0;
        for (int operation = 0; operation < Operations; operation++)
        {
            LimitPolicy[] policies = [.. All.OrderBy(_ => random.Next()).Take(count)];
            PolicySet set = new("Handler", policies);
            PolicySet beside = new("Handler", [.. policies, Never]);
            Origin origin = Calls.By(random.Next(0, 4), content: (ulong)random.Next(4));

            Decision expected = general.Decide(beside, origin);
            Decision actual = simple.Decide(set, origin);

            if (WithoutNever(expected) != WithoutNever(actual))
            {
                Assert.Fail(
                    $"operation {operation} of {string.Join("; ", (object[])policies)}: {actual}, not {expected}"
                );
            }

            refusals += actual.IsAdmitted ? 0 : 1;
            long pause = random.Next(3) == 0 ? random.Next(25 * count) : random.Next(count);
            simple.Advance(pause);
            general.Advance(pause);
        }

        Assert.That(refusals, Is.InRange(Operations / 20, Operations * 19 / 20), "the trace tries both outcomes");
    }

    // Two policies on one counter, and one of more than 128 permits, are no simple set either.
    [Test]
    public void A_policy_that_stands_twice_decides_as_if_it_stood_once([Values(1, 2, 3)] int seed)
    {
        Random random = new(seed);
        MemoryUnderTest once = new();
        MemoryUnderTest twice = new();
        for (int operation = 0; operation < Operations; operation++)
        {
            LimitPolicy policy = All[random.Next(All.Length)];
            Origin origin = Calls.By(random.Next(1, 4), content: (ulong)random.Next(1, 4));

            Assert.That(
                twice.Decide(new PolicySet("Handler", policy, policy), origin),
                Is.EqualTo(once.Decide(policy, origin))
            );
            long pause = random.Next(30);
            once.Advance(pause);
            twice.Advance(pause);
        }
    }

    // Where nothing else counts the calls, a million permits are what is left.
    private static Decision WithoutNever(Decision decision) =>
        decision.Remaining >= 900_000 ? decision with { Remaining = int.MaxValue } : decision;
}
