using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>Decisions about one subject that have provably met in the store: none is lost.</summary>
public sealed class CollisionTests
{
    private const int Threads = 4;
    private const int WantedCollisions = 200 / Workload.Divisor;
    private const int MostAttempts = 200;
    private const int CallsPerAttempt = 25;

    private static readonly PolicySet[] Sets =
    [
        new("Log", Policies.Throttle(60, 60_000)),
        new("Short log", Policies.Throttle(10, 60_000)),
        new("Tokens", Policies.Throttle(60, 60_000, algorithm: Algorithm.TokenBucket)),
        new("Fixed", Policies.Throttle(60, 60_000, algorithm: Algorithm.FixedWindow)),
        new("Counts", Policies.Throttle(130, 60_000), Policies.Throttle(60, 60_000, "b")),
        new("Two scopes", Policies.Throttle(60, 60_000), Policies.Throttle(90, 60_000, "b", Scope.Chat)),
    ];

    [Test]
    public void However_often_decisions_meet_each_admission_leaves_one_permit_less(
        [ValueSource(nameof(Sets))] PolicySet policies
    )
    {
        MeetingClock clock = new();
        MemoryStore store = new(clock);
        int permits = policies.Policies.ToArray().Min(static policy => policy.Permits);
        int attempt = 0;
        for (; clock.Collisions < WantedCollisions && attempt < MostAttempts; attempt++)
        {
            List<int>[] remaining = [.. Enumerable.Range(0, Threads).Select(static _ => new List<int>())];
            Origin origin = Calls.By(attempt + 1, chat: attempt + 1);
            Crowd.Run(Threads, thread => AskOften(store, clock, policies, origin, remaining[thread]));

            // A lost update would give two admissions the same number of permits left.
            Assert.That(
                remaining.SelectMany(static each => each).OrderDescending(),
                Is.EqualTo(Enumerable.Range(0, permits).Reverse())
            );
        }

        Assert.That(clock.Collisions, Is.AtLeast(WantedCollisions), $"in {attempt} attempts");
    }

    // Their own counters are behind different locks: what they share is behind another one.
    [Test]
    public void Decisions_about_different_users_of_one_chat_leave_one_permit_less_each()
    {
        MeetingClock clock = new();
        MemoryStore store = new(clock);
        PolicySet both = new(
            "Two scopes",
            Policies.Throttle(90, 60_000),
            Policies.Throttle(60, 60_000, "chat", Scope.Chat)
        );
        for (int attempt = 1; attempt <= 60 / Workload.Divisor; attempt++)
        {
            List<int>[] remaining = [.. Enumerable.Range(0, Threads).Select(static _ => new List<int>())];
            int chat = attempt;
            Crowd.Run(
                Threads,
                thread => AskOften(store, clock, both, Calls.By((chat * Threads) + thread, chat), remaining[thread])
            );

            Assert.That(
                remaining.SelectMany(static each => each).OrderDescending(),
                Is.EqualTo(Enumerable.Range(0, 60).Reverse())
            );
        }
    }

    private static void AskOften(
        MemoryStore store,
        MeetingClock clock,
        PolicySet policies,
        Origin origin,
        List<int> remaining
    )
    {
        for (int call = 0; call < CallsPerAttempt; call++)
        {
            clock.Begin();
            ValueTask<Verdict> pending = store.DecideAsync(policies, origin);
            Verdict verdict = pending.IsCompletedSuccessfully ? pending.Result : Verdict.Undecided;
            if (verdict.Outcome == Outcome.Admitted)
            {
                remaining.Add(verdict.Remaining);
            }
        }
    }
}
