namespace Sentinel.Perf;

/// <summary>The <c>dispatch</c> table: generated code against what is written instead of it.</summary>
internal static class DispatchTable
{
    internal static Task<IReadOnlyList<Row>> MeasureAsync(bool quick) =>
        Measurements.TakeAsync(
            Now(() => DispatchDuels.VersusHandTuned(quick)),
            Now(() => DispatchDuels.VersusTypical(quick)),
            Now(() => DispatchDuels.VersusReflection(quick)),
            Now(() => DispatchDuels.VersusPartitioned(quick)),
            Now(() => DispatchDuels.VersusPolly(quick)),
            Now(() => DispatchDuels.OfTwoHundred(quick)),
            Now(DispatchHeap.AllocatedByAdmissions),
            Now(DispatchHeap.AllocatedByRefusals),
            Now(DispatchHeap.OfUsers)
        );

    private static Func<Task<Row>> Now(Func<Row> measure) => () => Task.FromResult(measure());
}
