using System.Diagnostics;
using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>One question after the other to a store, beside what is published.</summary>
internal static class OperationRows
{
    private const int CallsPerRound = 1_000;
    private const int Rounds = 9;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);

    internal static async Task<IReadOnlyList<Row>> MeasureAsync(
        string place,
        LimiterStore store,
        PublishedCosts published
    ) =>
        [
            await MeasureAsync(
                $"operations.{place}.throttle",
                store,
                BarPolicy.Throttle("operations"),
                published.Throttle
            ),
            await MeasureAsync($"operations.{place}.debounce", store, BarPolicy.DebounceAlone, published.Debounce),
        ];

    private static async Task<Row> MeasureAsync(string name, LimiterStore store, PolicySet policies, double published)
    {
        StoreOperation operation = new(store, policies);
        Call[] calls = new Traffic(CallsPerRound * Rounds).Fresh(1);
        List<double> rounds = [];

        // For nothing, until the code is compiled fully.
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp; )
        {
            await RemoteSlice.OneByOneAsync(operation, new Traffic(CallsPerRound + 1).Fresh(1));
        }

        foreach (Call[] round in calls.Chunk(CallsPerRound))
        {
            rounds.Add(
                (await RemoteSlice.OneByOneAsync(operation, round)).Nanoseconds / Units.NanosecondsPerMillisecond
            );
        }

        Spread cost = Spread.Of(rounds.Skip(1));
        return Row.Compared(name, "ms", cost.Median, published, [$"{cost}"]);
    }
}
