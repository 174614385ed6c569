using System.Diagnostics;

namespace Sentinel.Perf;

/// <summary>
/// What a piece of work costs. The compiler's work is on one thread here, so that processor time is what it would take on a
/// machine with nothing else to do; the clock says what it took on this one.
/// </summary>
/// <param name="Processor">Milliseconds of the processor.</param>
/// <param name="Clock">Milliseconds of the clock.</param>
internal readonly record struct Cost(double Processor, double Clock)
{
    internal static Cost Of(Action work)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        work();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        return new Cost((Environment.CpuUsage.TotalTime - before).TotalMilliseconds, elapsed.TotalMilliseconds);
    }
}
