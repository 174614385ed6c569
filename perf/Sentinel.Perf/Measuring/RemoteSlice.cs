using System.Diagnostics;

namespace Sentinel.Perf;

/// <summary>Turns of contenders that must be waited for.</summary>
internal static class RemoteSlice
{
    /// <summary>One call after the other; the time is the median of theirs.</summary>
    internal static async Task<Slice> OneByOneAsync(IRemoteContender contender, ReadOnlyMemory<Call> calls)
    {
        double[] times = new double[calls.Length];
        int admitted = 0;
        for (int i = 0; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            admitted += await contender.DecideAsync(calls.Span[i]) ? 1 : 0;
            times[i] = (Stopwatch.GetTimestamp() - start) * 1e9 / Stopwatch.Frequency;
        }

        return new Slice(Spread.Of(times).Median, (double)admitted / times.Length);
    }

    /// <summary>So many calls at a time that 500 always wait for their answers; the time is all of it, shared among them.</summary>
    internal static async Task<Slice> InFlightAsync(IRemoteContender contender, ReadOnlyMemory<Call> calls)
    {
        const int InFlight = 500;
        int next = -1;
        int admitted = 0;
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => CallOnAsync()));
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        return new Slice(elapsed.TotalNanoseconds / calls.Length, (double)admitted / calls.Length);

        async Task CallOnAsync()
        {
            int ownAdmitted = 0;
            for (int i = Interlocked.Increment(ref next); i < calls.Length; i = Interlocked.Increment(ref next))
            {
                ownAdmitted += await contender.DecideAsync(calls.Span[i]) ? 1 : 0;
            }

            Interlocked.Add(ref admitted, ownAdmitted);
        }
    }
}
