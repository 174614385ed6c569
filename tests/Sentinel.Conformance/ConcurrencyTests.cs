using Sentinel.Limiting;

namespace Sentinel.Conformance;

[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class ConcurrencyTests(StoreKind kind)
{
    private const int Threads = 8;
    private const int Rounds = 300 / Workload.Divisor;
    private const int CallsPerThread = 10;

    [Test]
    public void Exactly_the_limit_is_admitted_however_many_threads_ask_at_once(
        [Values(1, 10, 79)] int permits,
        [Values] Algorithm algorithm
    )
    {
        LimitPolicy policy = Policies.Throttle(permits, 60_000, algorithm: algorithm);
        int[] admitted = RunRounds(new PolicySet("Handler", policy), static round => Calls.By(round + 1));

        Assert.That(admitted, Has.All.EqualTo(permits));
    }

    [Test]
    public void Exactly_one_of_many_simultaneous_duplicates_runs()
    {
        int[] admitted = RunRounds(
            new PolicySet("Handler", Policies.Debounce(2_000)),
            static round => Calls.By(1, content: (ulong)round + 1)
        );

        Assert.That(admitted, Has.All.EqualTo(1));
    }

    // In memory, counters of one scope are behind one lock, and of two scopes behind two.
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
        int[] admitted = RunRounds(two, static round => Calls.By(round + 1, chat: (round / 5) + 1));

        // Five subjects share a chat, which has room for them all.
        Assert.That(admitted, Has.All.EqualTo(7));
    }

    [Test]
    public void Policies_that_meet_from_both_sides_never_wait_for_each_other()
    {
        const int Permits = 1_000 / Workload.Divisor;
        LimitPolicy user = Policies.Throttle(Permits, 60_000, "user");
        LimitPolicy chat = Policies.Throttle(Permits, 60_000, "chat", Scope.Chat);
        int[] admitted = RunRounds(
            new PolicySet("Handler", user, chat),
            static round => Calls.By((round % 7) + 1, chat: (round % 3) + 1)
        );

        Assert.That(admitted.Sum(), Is.EqualTo(3 * Permits), "three chats hold that many each");
    }

    private int[] RunRounds(PolicySet policies, Func<int, Origin> originOf)
    {
        StoreUnderTest store = kind.New();
        int[] admitted = new int[Rounds];
        Crowd.RunRounds(
            Threads,
            Rounds,
            (_, round) =>
                Interlocked.Add(
                    ref admitted[round],
                    Enumerable.Range(0, CallsPerThread).Count(_ => store.Ask(policies, originOf(round)).IsAdmitted)
                )
        );
        return admitted;
    }
}
