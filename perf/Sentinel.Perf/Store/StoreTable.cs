namespace Sentinel.Perf;

/// <summary>The <c>store</c> table: the memory store against what else a bot could use.</summary>
internal static class StoreTable
{
    // The smaller duels come first: the larger ones find their code compiled.
    internal static Task<IReadOnlyList<Row>> MeasureAsync(bool quick) =>
        Measurements.TakeAsync(
            () => StoreDuels.ThrottleVersusPartitioned(quick),
            () => StoreDuels.ThrottleVersusHandTuned(quick),
            () => StoreDuels.ThrottleOfManyVersusHandTuned(quick),
            () => StoreDuels.BothVersusHandTuned(quick),
            StoreHeap.BytesPerUser,
            StoreHeap.AllocatedByAdmissions,
            StoreHeap.AllocatedByRefusals,
            () => StoreThreads.Measure(quick)
        );
}
