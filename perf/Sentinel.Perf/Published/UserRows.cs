using System.Diagnostics;
using System.Globalization;
using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>
/// Many users at once, each of whom asks again as soon as an answer is there. Behind a network all wait for the same server, so that
/// their time is their number by what it decides in a millisecond; in memory a user waits for nobody while asking.
/// </summary>
internal static class UserRows
{
    private const int Operations = 100;
    private const int OperationsOfQuickRun = 20;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    // More than anybody asks: each operation is a question that the store must count.
    private static readonly PolicySet Policies = new(
        "users",
        LimitPolicy.Throttle("users", LimitPolicy.MaxExactPermits, BarPolicy.Window)
    );

    internal static async Task<IReadOnlyList<Row>> MeasureAsync(
        string place,
        LimiterStore store,
        Func<(int Users, double Memory, double Redis, double Cluster), double> publishedOf,
        bool quick
    )
    {
        List<Row> rows = [];
        StoreOperation operation = new(store, Policies);
        int operations = quick ? OperationsOfQuickRun : Operations;
        int firstUser = 0;

        // For nothing, until the code is compiled fully; by others, and the connection is open.
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp; firstUser += 100)
        {
            await AskAsync(operation, users: 100, operations, firstUser);
        }

        foreach (var published in PublishedFigures.Users)
        {
            (double[] times, TimeSpan elapsed) = await AskAsync(operation, published.Users, operations, firstUser);
            firstUser += published.Users;
            Array.Sort(times);
            string name = string.Create(CultureInfo.InvariantCulture, $"users.{place}.{published.Users}");
            double speed = times.Length / elapsed.TotalSeconds;
            string detail = FormattableString.Invariant($"{speed:0} decisions a second");
            rows.Add(ToRow($"{name}.median", times[times.Length / 2], publishedOf(published), detail));
            rows.Add(ToRow($"{name}.p99", times[times.Length * 99 / 100], publishedOf(published), detail));

            // Nobody has published theirs.
            rows.Add(Row.Alone($"{name}.throughput", "decisions/s", speed));
        }

        return rows;
    }

    private static Row ToRow(string name, double milliseconds, double published, string detail) =>
        Row.Compared(name, "ms", milliseconds, published, detail);

    private static async Task<(double[] Milliseconds, TimeSpan Elapsed)> AskAsync(
        StoreOperation operation,
        int users,
        int operations,
        int firstUser
    )
    {
        double[] times = new double[users * operations];
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, users).Select(user => Task.Run(() => AskAgainAndAgainAsync(user))));
        return (times, Stopwatch.GetElapsedTime(start));

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
