using System.Diagnostics;

namespace Sentinel.Perf;

/// <summary>One round of many users at once: the median and the 99th percentile of their times, and what was decided meanwhile.</summary>
internal readonly record struct UserRound(double MedianMilliseconds, double P99Milliseconds, double DecisionsPerSecond)
{
    /// <summary>Each of the users asks again as soon as an answer is there, so many times.</summary>
    internal static async Task<UserRound> TakeAsync(StoreOperation operation, int users, int operations, int firstUser)
    {
        double[] times = new double[users * operations];
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, users).Select(user => Task.Run(() => AskAgainAndAgainAsync(user))));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Array.Sort(times);
        return new UserRound(times[times.Length / 2], times[times.Length * 99 / 100], times.Length / seconds);

        async Task AskAgainAndAgainAsync(int user)
        {
            Call call = new(1 + firstUser + user, Content: 0);
            for (int i = 0; i < operations; i++)
            {
                long asked = Stopwatch.GetTimestamp();
                await operation.DecideAsync(call);
                times[(user * operations) + i] = (Stopwatch.GetTimestamp() - asked) * 1e3 / Stopwatch.Frequency;

                // In memory nothing waits: without this, a user would be through before the next one begins.
                await Task.Yield();
            }
        }
    }
}
