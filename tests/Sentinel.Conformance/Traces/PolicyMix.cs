using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>Sets of policies of all kinds and scopes, with other limits at every call, and calls to try them with.</summary>
internal sealed class PolicyMix(Random random, int users)
{
    private static readonly string[] Handlers = ["Start", "Buy", "Help"];

    // What each format of a log just holds, and one more.
    private static readonly int[] Edges = [1, 2, 9, 10, 11, 13, 14, 29, 30, 61, 62, 100, 127, 128];

    /// <summary>None to about six policies, and now and then all.</summary>
    internal LimitPolicy[] NextSet()
    {
        LimitPolicy[][] units = UnitsOf(Handlers[random.Next(Handlers.Length)]);
        random.Shuffle(units);
        LimitPolicy[] policies =
        [
            .. units.Take(random.Next(25) == 0 ? units.Length : random.Next(5)).SelectMany(u => u),
        ];
        random.Shuffle(policies);
        return policies;
    }

    internal Origin NextOrigin() =>
        Calls.By(
            random.Next(8) == 0 ? 0 : random.Next(1, users),
            random.Next(4) == 0 ? 0 : -random.Next(1, 4),
            random.Next(5) == 0 ? 9ul : 0,
            (ulong)random.Next(5),
            random.Next(10) == 0 ? 78 : 77
        );

    /// <summary>Mostly a moment, now and then a step back or over whole windows.</summary>
    internal long NextPause() =>
        random.Next(100) switch
        {
            0 => -random.Next(400),
            1 => -random.Next(100_000),
            2 => random.Next(100_000),
            < 25 => random.Next(400),
            _ => random.Next(3),
        };

    // What shares a counter comes together where the windows differ: a window that a counter does not know of yet may ask for
    // what it has no reason to remember.
    private LimitPolicy[][] UnitsOf(string handler) =>
        [
            [Policies.Throttle(Limit(11), 500, handler + "#0")],
            [Policies.Throttle(Limit(40), 3_000, handler + "#1", Scope.Chat)],
            [Policies.Throttle(Edges[random.Next(Edges.Length)], 3_000, handler, Scope.UserInChat)],
            [Policies.Throttle(Edges[random.Next(8)], 70_000, handler + "#long")],
            [Policies.Throttle(60, 1_000, handler + "#0", Scope.Global)],
            [
                Policies.Throttle(6, 900, "shared", Scope.UserInChat),
                Policies.Throttle(3, 900, "shared", Scope.UserInChat),
            ],
            [Policies.Throttle(Limit(10), 400, "pair"), Policies.Throttle(10 + Limit(3), 1_600, "pair")],
            [Policies.Throttle(Limit(40), 1_000, handler, algorithm: Algorithm.TokenBucket)],
            [Policies.Throttle(Limit(9), 700, handler, algorithm: Algorithm.TokenBucket)],
            [
                Policies.Throttle(Limit(9), 7_001, "drops", Scope.Chat, Algorithm.TokenBucket),
                Policies.Throttle(Limit(9), 7_001, "drops", Scope.Chat, Algorithm.TokenBucket),
            ],
            [Policies.Throttle(Limit(20), 800, handler, algorithm: Algorithm.FixedWindow)],
            [Policies.Throttle(Limit(9), 5_000, handler, algorithm: Algorithm.FixedWindow)],
            [
                Policies.Throttle(Limit(20), 2_000, "quota", Scope.Global, Algorithm.FixedWindow),
                Policies.Throttle(Limit(20), 2_000, "quota", Scope.Global, Algorithm.FixedWindow),
            ],
            [Policies.Debounce(250, handler)],
            [Policies.Debounce(1_200, handler, Scope.Chat)],
            [Policies.Debounce(300, "taps"), Policies.Debounce(900, "taps")],
        ];

    private int Limit(int most) => random.Next(1, most + 1);
}
