using System.Collections.Concurrent;

namespace Sentinel.Conformance;

/// <summary>Threads that do the same thing at the same time.</summary>
internal static class Crowd
{
    /// <summary>Lets each thread work, given its number; fails where one of them does.</summary>
    internal static void Run(int threads, Action<int> work) =>
        RunRounds(threads, rounds: 1, (thread, _) => work(thread));

    /// <summary>Lets each thread work in every round; they meet before each, so that they begin it at the same moment.</summary>
    internal static void RunRounds(int threads, int rounds, Action<int, int> work)
    {
        ConcurrentQueue<Exception> failures = [];
        using Barrier barrier = new(threads);
        Thread[] crowd = [.. Enumerable.Range(0, threads).Select(thread => new Thread(() => WorkAs(thread)))];
        Array.ForEach(crowd, static thread => thread.Start());
        Array.ForEach(crowd, static thread => thread.Join());
        Assert.That(failures, Is.Empty);

        void WorkAs(int thread)
        {
            for (int round = 0; round < rounds; round++)
            {
                barrier.SignalAndWait();
                try
                {
                    work(thread, round);
                }
                catch (Exception failure)
                {
                    failures.Enqueue(failure);
                }
            }
        }
    }
}
