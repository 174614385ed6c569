using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>One question after the other to a store, all admitted, beside what is published.</summary>
internal static class OperationRows
{
    private const int CallsPerRound = 1_000;
    private const int Rounds = 9;
    private const int WarmUpCalls = 6_000;

    /// <summary>In memory, where a question takes as long as two looks at the clock: by the slice.</summary>
    internal static Task<IReadOnlyList<Row>> InMemoryAsync(bool quick) =>
        MemoryCosts.MeasureAsync(
            quick,
            MemoryCost.Of(
                "operations.memory.throttle",
                PublishedFigures.Operations.Throttle,
                static () => SentinelContender.With(BarPolicy.Throttle("operations"))
            ),
            MemoryCost.Of(
                "operations.memory.debounce",
                PublishedFigures.Operations.Debounce,
                static () => SentinelContender.With(BarPolicy.DebounceAlone)
            )
        );

    /// <summary>Behind a network.</summary>
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
        List<Slice> rounds = [];

        // Nobody calls twice: those for whom the code is compiled would else be refused, and refusals another path.
        Call[] calls = new Traffic(WarmUpCalls + (CallsPerRound * Rounds)).Fresh(1);
        await RemoteSlice.OneByOneAsync(operation, calls.AsMemory(0, WarmUpCalls));
        foreach (Call[] round in calls[WarmUpCalls..].Chunk(CallsPerRound))
        {
            rounds.Add(await RemoteSlice.OneByOneAsync(operation, round));
        }

        Spread cost = Spread.Of(rounds.Select(static round => round.Nanoseconds / Units.NanosecondsPerMillisecond));
        double admitted = rounds.Average(static round => round.AdmittedShare);
        return Row.Compared(
            name,
            "ms",
            cost.Median,
            published,
            [$"{cost}, {Mix.Describe(UserState.Admitted, admitted)}"]
        );
    }
}
