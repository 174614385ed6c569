using System.Collections.Concurrent;
using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

public sealed class ConcurrencyTests
{
    private const int Threads = 8;
    private const int Rounds = 300;
    private const int CallsPerThread = 10;

    [Test]
    public void Exactly_the_limit_is_admitted_however_many_threads_ask_at_once([Values(1, 10, 79)] int permits)
    {
        LimitPolicy policy = Policies.Throttle(permits, 60_000);
        int[] admitted = RunRounds(
            policy,
            static (store, policies, round) => Ask(store, policies, Calls.By(round + 1))
        );

        Assert.That(admitted, Has.All.EqualTo(permits));
    }

    [Test]
    public void Exactly_one_of_many_simultaneous_duplicates_runs()
    {
        int[] admitted = RunRounds(
            Policies.Debounce(2_000),
            static (store, policies, round) => Ask(store, policies, Calls.By(1, content: (ulong)round + 1))
        );

        Assert.That(admitted, Has.All.EqualTo(1));
    }

    private static int[] RunRounds(LimitPolicy policy, Func<MemoryStore, PolicySet, int, bool> ask)
    {
        MemoryStore store = new(new ManualClock());
        PolicySet policies = new("Handler", policy);
        int[] admitted = new int[Rounds];
        ConcurrentQueue<Exception> failures = [];
        using Barrier barrier = new(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(AskInEveryRound))];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
        Assert.That(failures, Is.Empty);
        return admitted;

        void AskInEveryRound()
        {
            for (int round = 0; round < Rounds; round++)
            {
                // The threads meet, so that they ask about a new subject at the same moment.
                barrier.SignalAndWait();
                try
                {
                    Interlocked.Add(
                        ref admitted[round],
                        Enumerable.Range(0, CallsPerThread).Count(_ => ask(store, policies, round))
                    );
                }
                catch (Exception failure)
                {
                    failures.Enqueue(failure);
                }
            }
        }
    }

    private static bool Ask(MemoryStore store, PolicySet policies, Origin origin)
    {
        ValueTask<Verdict> pending = store.DecideAsync(policies, origin);
        return pending.IsCompletedSuccessfully && pending.Result.IsAdmitted;
    }
}
