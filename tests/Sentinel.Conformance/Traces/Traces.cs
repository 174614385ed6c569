using FsCheck;
using FsCheck.Fluent;
using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>Random and adversarial traces: their pauses are those at which limiters go wrong.</summary>
internal static class Traces
{
    private static readonly (int Permits, int Window)[] Limits =
    [
        (1, 1),
        (1, 1_000),
        (2, 7),
        (3, 10),
        (3, 10_000),
        (5, 1_003),
        (10, 60_000),
        (11, 60_000),
        (10, 65_536),
        (14, 500),
        (30, 3_000),
        (70, 700),
    ];

    private static readonly (int Permits, int Window)[] LargeLimits =
    [
        (129, 1_000),
        (130, 1_279),
        (200, 100),
        (300, 60_000),
    ];

    internal static Gen<LimitPolicy> Throttles(Algorithm algorithm) => Throttles(Limits, algorithm);

    internal static Gen<LimitPolicy> LargeThrottles { get; } = Throttles(LargeLimits, Algorithm.SlidingLog);

    internal static Gen<LimitPolicy> Debounces { get; } =
        Gen.Elements(1, 2, 250, 60_000).Select(window => Policies.Debounce(window));

    /// <summary>Traces of policies; small ones first, up to about three times the calls that fill a window.</summary>
    internal static Arbitrary<Trace> Of(Gen<LimitPolicy> policies, bool refunds = false) =>
        Arb.From(
            policies.SelectMany(policy => StepsOf(policy, refunds), (policy, steps) => new Trace(policy, steps)),
            Smaller
        );

    private static Gen<LimitPolicy> Throttles((int Permits, int Window)[] limits, Algorithm algorithm) =>
        Gen.Elements(limits).Select(limit => Policies.Throttle(limit.Permits, limit.Window, algorithm: algorithm));

    private static Gen<Step[]> StepsOf(LimitPolicy policy, bool refunds)
    {
        int window = (int)policy.WindowMilliseconds;
        int interval = Math.Max(1, window / policy.Permits);
        Gen<int>[] styles =
        [
            // Bursts at the edges of a window.
            Gen.Frequency(
                (8, Gen.Constant(0)),
                (2, Gen.Elements(1, window - 1, window, window + 1, window / 2, (window + 127) / 128))
            ),
            // Steps of the time in which one permit fills.
            Gen.Frequency((3, Gen.Constant(0)), (6, Gen.Elements(interval - 1, interval, interval + 1))),
            Gen.Constant(1),
            Gen.Choose(0, Math.Max(1, 3 * interval)),
        ];
        Gen<int?> acts = refunds
            ? Gen.Frequency<int?>(
                (3, Gen.Constant<int?>(null)),
                (1, Gen.Choose(0, policy.Permits).Select(i => (int?)i))
            )
            : Gen.Constant<int?>(null);
        return Gen.Elements(styles)
            .SelectMany(pauses => pauses.Zip(acts, (pause, act) => new Step(pause, act)).ArrayOf(LengthOf(policy)));
    }

    private static int LengthOf(LimitPolicy policy) => Math.Max(40, 3 * policy.Permits);

    // Without halves, quarters, ... of the steps, then with one pause less.
    private static IEnumerable<Trace> Smaller(Trace trace)
    {
        Step[] steps = trace.Steps;
        for (int width = steps.Length / 2; width > 0; width /= 2)
        {
            for (int start = 0; start + width <= steps.Length; start += width)
            {
                yield return trace with
                {
                    Steps = [.. steps[..start], .. steps[(start + width)..]],
                };
            }
        }

        for (int i = 0; i < steps.Length; i++)
        {
            if (steps[i].Pause > 0)
            {
                yield return trace with
                {
                    Steps = [.. steps[..i], steps[i] with { Pause = 0 }, .. steps[(i + 1)..]],
                };
            }
        }
    }
}
