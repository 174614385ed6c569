using Sentinel.Limiting;

namespace Sentinel.Generators.Tests;

/// <summary>
/// SNT004 says of some throttles that another one of the handler leaves them nothing to refuse. The store says the same: with or
/// without them it decides alike, whoever calls, and from wherever.
/// </summary>
public sealed class IdleThrottleTests
{
    private static readonly LimitPolicy[][] Pairs =
    [
        [Policy(5, 60, Scope.User), Policy(10, 60, Scope.UserInChat)],
        [Policy(5, 60, Scope.User), Policy(5, 30, Scope.UserInChat)],
        [Policy(5, 60, Scope.Global), Policy(5, 60, Scope.User)],
        [Policy(5, 60, Scope.Global), Policy(6, 60, Scope.Chat)],
        [Policy(5, 60, Scope.Global), Policy(5, 59, Scope.UserInChat)],
        [Policy(5, 60, Scope.User), Policy(10, 30, Scope.User)],
    ];

    [TestCaseSource(nameof(Pairs))]
    public async Task A_throttle_that_is_said_to_be_idle_changes_nothing(LimitPolicy policy, LimitPolicy idle)
    {
        Random random = new(1);
        SteppedClock clock = new();
        MemoryStore alone = new(clock);
        MemoryStore both = new(clock);
        PolicySet one = new("one", policy);
        PolicySet two = new("two", policy, idle);

        for (int call = 0; call < 5_000; call++)
        {
            clock.Seconds += random.Next(4);
            // No sender, no chat, or neither, as some updates have it.
            Origin origin = new() { UserId = random.Next(3), ChatId = random.Next(3) };
            Verdict expected = await alone.DecideAsync(one, origin);
            Verdict decided = await both.DecideAsync(two, origin);

            // Where the policy does not apply at all, the idle one must not apply either.
            Assert.That((decided.Outcome, decided.RetryAfter), Is.EqualTo((expected.Outcome, expected.RetryAfter)));
        }
    }

    private static LimitPolicy Policy(int permits, int seconds, Scope scope) =>
        LimitPolicy.Throttle($"{scope}.{seconds}", permits, TimeSpan.FromSeconds(seconds), scope);

    private sealed class SteppedClock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
