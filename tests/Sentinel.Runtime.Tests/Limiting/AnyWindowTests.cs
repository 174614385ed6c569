using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class AnyWindowTests
{
    private static readonly (int Permits, long Window)[] Limits =
    [
        (1, 1),
        (1, 1_000),
        (2, 7),
        (3, 10_000),
        (5, 100),
        (10, 60_000),
        (128, 1_000),
    ];

    [Test]
    public void Never_more_than_the_limit_in_any_window_of_a_random_trace(
        [ValueSource(nameof(Limits))] (int Permits, long Window) limit,
        [Values(1, 2, 3)] int seed
    )
    {
        Random random = new(seed);
        long longestPause = Math.Max(2, 3 * limit.Window / limit.Permits);

        AssertAnyWindow(limit, () => random.Next(3) == 0 ? 0 : random.NextInt64(longestPause), 5_000);
    }

    [Test]
    public void Never_more_than_the_limit_in_any_window_of_bursts_at_its_edges(
        [ValueSource(nameof(Limits))] (int Permits, long Window) limit,
        [Values(1, 2, 3)] int seed
    )
    {
        Random random = new(seed);
        long[] pauses = [0, 0, 0, 0, 1, limit.Window - 1, limit.Window, limit.Window + 1, limit.Window / 2];

        AssertAnyWindow(limit, () => pauses[random.Next(pauses.Length)], 5_000);
    }

    [Test]
    public void Never_more_than_the_limit_when_every_millisecond_brings_a_call(
        [ValueSource(nameof(Limits))] (int Permits, long Window) limit
    )
    {
        AssertAnyWindow(limit, () => 1, 20_000);
    }

    private static void AssertAnyWindow((int Permits, long Window) limit, Func<long> nextPause, int calls)
    {
        List<long> admitted = AdmittedOf(Policies.Throttle(limit.Permits, limit.Window), nextPause, calls);

        Assert.That(admitted, Has.Count.GreaterThanOrEqualTo(limit.Permits));
        for (int last = limit.Permits; last < admitted.Count; last++)
        {
            long spread = admitted[last] - admitted[last - limit.Permits];
            Assert.That(
                spread,
                Is.GreaterThanOrEqualTo(limit.Window),
                $"{limit.Permits + 1} calls in {spread} ms up to {admitted[last]}"
            );
        }
    }

    private static List<long> AdmittedOf(LimitPolicy policy, Func<long> nextPause, int calls)
    {
        StoreUnderTest store = new();
        List<long> admitted = [];
        for (int call = 0; call < calls; call++)
        {
            if (store.Decide(policy).IsAdmitted)
            {
                admitted.Add(store.Now);
            }

            store.Advance(nextPause());
        }

        return admitted;
    }
}
