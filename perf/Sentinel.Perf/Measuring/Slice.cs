using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sentinel.Perf;

/// <summary>One contender's turn.</summary>
/// <param name="Nanoseconds">Per decision.</param>
/// <param name="AdmittedShare">Of its decisions, those that were admissions: shows that contenders did the same work.</param>
internal readonly record struct Slice(double Nanoseconds, double AdmittedShare)
{
    private const int ChunkLength = 1_000;

    /// <summary>Asks the contender about each call and takes the time.</summary>
    internal static Slice Run<T>(T contender, ReadOnlySpan<Call> calls)
        where T : struct, IContender
    {
        int count = calls.Length;
        long admitted = 0;
        long start = Stopwatch.GetTimestamp();
        while (!calls.IsEmpty)
        {
            // In chunks, so that the loop is called often enough to be compiled fully and not just replaced on the stack.
            int length = Math.Min(ChunkLength, calls.Length);
            admitted += Chunk(contender, calls[..length]);
            calls = calls[length..];
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        return new Slice(elapsed.TotalNanoseconds / count, (double)admitted / count);
    }

    /// <summary>The same for so long, with the first call after the last.</summary>
    internal static Slice RunFor<T>(T contender, ReadOnlySpan<Call> calls, TimeSpan atLeast)
        where T : struct, IContender
    {
        long count = 0;
        long admitted = 0;
        int next = 0;
        TimeSpan elapsed;
        long start = Stopwatch.GetTimestamp();
        do
        {
            int length = Math.Min(ChunkLength, calls.Length - next);
            admitted += Chunk(contender, calls.Slice(next, length));
            count += length;
            next = (next + length) % calls.Length;
            elapsed = Stopwatch.GetElapsedTime(start);
        } while (elapsed < atLeast);

        return new Slice(elapsed.TotalNanoseconds / count, (double)admitted / count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Chunk<T>(T contender, ReadOnlySpan<Call> calls)
        where T : struct, IContender
    {
        int admitted = 0;
        foreach (ref readonly Call call in calls)
        {
            admitted += contender.Decide(in call) ? 1 : 0;
        }

        return admitted;
    }
}
