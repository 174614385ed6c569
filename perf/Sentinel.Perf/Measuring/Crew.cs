using System.Diagnostics;

namespace Sentinel.Perf;

/// <summary>Threads that ask one contender at the same time, each about its own calls.</summary>
internal static class Crew
{
    /// <summary>Decisions per second of all threads together, from the first start to the last end.</summary>
    internal static double Throughput<T>(T contender, params ReadOnlyMemory<Call>[] shares)
        where T : struct, IContender
    {
        long[] starts = new long[shares.Length];
        long[] ends = new long[shares.Length];
        Thread[] threads = new Thread[shares.Length];
        long decisions = 0;
        using Barrier ready = new(shares.Length);
        for (int i = 0; i < shares.Length; i++)
        {
            int index = i;
            decisions += shares[i].Length;
            threads[i] = new Thread(() =>
            {
                ready.SignalAndWait();
                starts[index] = Stopwatch.GetTimestamp();
                Slice.Run(contender, shares[index].Span);
                ends[index] = Stopwatch.GetTimestamp();
            });
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        return decisions / Stopwatch.GetElapsedTime(starts.Min(), ends.Max()).TotalSeconds;
    }
}
