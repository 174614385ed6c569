namespace Sentinel.Perf;

/// <summary>The <c>store</c> table: the memory store against what else a bot could use.</summary>
internal static class StoreTable
{
    // The smaller duels come first: the larger ones find their code compiled.
    internal static Task<IReadOnlyList<Row>> MeasureAsync(bool quick) =>
        Measurements.TakeAsync(
            Now(() => StoreDuels.ThrottleVersusPartitioned(quick)),
            Now(() => StoreDuels.ThrottleVersusHandTuned(quick)),
            Now(() => StoreDuels.ThrottleOfManyVersusHandTuned(quick)),
            Now(() => StoreDuels.BothVersusHandTuned(quick)),
            Now(StoreHeap.BytesPerUser),
            Now(StoreHeap.AllocatedByAdmissions),
            Now(StoreHeap.AllocatedByRefusals),
            Now(() => StoreThreads.Measure(quick))
        );

    private static Func<Task<Row>> Now(Func<Row> measure) => () => Task.FromResult(measure());
}
