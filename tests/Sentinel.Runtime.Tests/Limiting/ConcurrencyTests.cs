using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class ConcurrencyTests
{
    private const int Threads = 8;
    private const int Rounds = 300;
    private const int CallsPerThread = 10;

    [Test]
    public void Exactly_the_limit_is_admitted_however_many_threads_ask_at_once(
        [Values(1, 10, 79)] int permits,
        [Values] Algorithm algorithm
    )
    {
        LimitPolicy policy = Policies.Throttle(permits, 60_000, algorithm: algorithm);
        int[] admitted = RunRounds(
            new PolicySet("Handler", policy),
            static (store, policies, round) => Ask(store, policies, Calls.By(round + 1))
        );

        Assert.That(admitted, Has.All.EqualTo(permits));
    }

    [Test]
    public void Exactly_one_of_many_simultaneous_duplicates_runs()
    {
        int[] admitted = RunRounds(
            new PolicySet("Handler", Policies.Debounce(2_000)),
            static (store, policies, round) => Ask(store, policies, Calls.By(1, content: (ulong)round + 1))
        );

        Assert.That(admitted, Has.All.EqualTo(1));
    }

    // Of one scope both counters are behind one lock, of two scopes behind two.
    [Test]
    public void The_stricter_of_two_policies_is_kept_exactly(
        [Values(Scope.User, Scope.Chat)] Scope scope,
        [Values] Algorithm algorithm
    )
    {
        PolicySet two = new(
            "Handler",
            Policies.Throttle(7, 60_000, "strict", algorithm: algorithm),
            Policies.Throttle(40, 60_000, "lax", scope, algorithm)
        );
        int[] admitted = RunRounds(
            two,
            static (store, policies, round) => Ask(store, policies, Calls.By(round + 1, chat: (round / 5) + 1))
        );

        // Five subjects share a chat, which has room for them all.
        Assert.That(admitted, Has.All.EqualTo(7));
    }

    [Test]
    public void Policies_that_meet_from_both_sides_never_wait_for_each_other()
    {
        LimitPolicy user = Policies.Throttle(1_000, 60_000, "user");
        LimitPolicy chat = Policies.Throttle(1_000, 60_000, "chat", Scope.Chat);
        int[] admitted = RunRounds(
            new PolicySet("Handler", user, chat),
            (store, policies, round) => Ask(store, policies, Calls.By((round % 7) + 1, chat: (round % 3) + 1))
        );

        Assert.That(admitted.Sum(), Is.EqualTo(3 * 1_000), "three chats hold a thousand each");
    }

    private static int[] RunRounds(PolicySet policies, Func<MemoryStore, PolicySet, int, bool> ask)
    {
        MemoryStore store = new(new ManualClock());
        int[] admitted = new int[Rounds];
        Crowd.RunRounds(
            Threads,
            Rounds,
            (_, round) =>
                Interlocked.Add(
                    ref admitted[round],
                    Enumerable.Range(0, CallsPerThread).Count(_ => ask(store, policies, round))
                )
        );
        return admitted;
    }

    private static bool Ask(MemoryStore store, PolicySet policies, Origin origin)
    {
        ValueTask<Verdict> pending = store.DecideAsync(policies, origin);
        return pending.IsCompletedSuccessfully && pending.Result.IsAdmitted;
    }
}
