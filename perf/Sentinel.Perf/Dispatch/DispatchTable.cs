namespace Sentinel.Perf;

/// <summary>The <c>dispatch</c> table: generated code against what is written instead of it.</summary>
internal static class DispatchTable
{
    internal static Task<IReadOnlyList<Row>> MeasureAsync(bool quick) =>
        Measurements.TakeAsync(
            () => DispatchDuels.VersusHandTuned(quick),
            () => DispatchDuels.VersusTypical(quick),
            () => DispatchDuels.VersusTypicalThrottleFirst(quick),
            () => DispatchDuels.VersusReflection(quick),
            () => DispatchDuels.VersusPartitioned(quick),
            () => DispatchDuels.VersusPolly(quick),
            () => DispatchDuels.OfTwoHundred(quick),
            DispatchHeap.AllocatedByAdmissions,
            DispatchHeap.AllocatedByRefusals,
            DispatchHeap.OfUsers
        );
}
