using System.Diagnostics;

namespace Sentinel.Perf;

/// <summary>Two contenders with counters of their own, which are brought into a state before they are measured.</summary>
internal sealed class Pair<TOurs, TTheirs>(TOurs ours, TTheirs theirs) : IDisposable
    where TOurs : struct, IContender
    where TTheirs : struct, IContender
{
    // By so much later than it must be is a mark dead on any clock.
    private static readonly TimeSpan Forgetting = BarPolicy.Debounce * 1.1;

    private long _called;

    internal TOurs Ours => ours;

    internal TTheirs Theirs => theirs;

    /// <summary>Makes calls that nobody measures, hence those of both at the same time.</summary>
    internal void Prepare(Call[] calls)
    {
        Parallel.Invoke(() => Slice.Run(ours, calls), () => Slice.Run(theirs, calls));
        _called = Stopwatch.GetTimestamp();
    }

    /// <summary>Waits until the marks of all calls so far are dead.</summary>
    internal void LetMarksDie()
    {
        TimeSpan left = Forgetting - Stopwatch.GetElapsedTime(_called);
        if (left > TimeSpan.Zero)
        {
            Thread.Sleep(left);
        }
    }

    public void Dispose()
    {
        ours.Dispose();
        theirs.Dispose();
    }
}
