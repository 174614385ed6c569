using System.Diagnostics;

namespace Sentinel.Perf;

/// <summary>The <c>store</c> table: the memory store against what else a bot could use.</summary>
internal static class StoreTable
{
    internal static IReadOnlyList<Row> Measure(bool quick)
    {
        List<Row> rows = [];
        Stopwatch total = Stopwatch.StartNew();
        foreach (Func<Row> measure in Measurements(quick))
        {
            Stopwatch watch = Stopwatch.StartNew();
            Row row = measure();
            rows.Add(row);
            Console.WriteLine($"{row.Name}: measured in {watch.Elapsed.TotalSeconds:0.0} s");

            // What one measurement leaves behind must not be collected during the next.
            GC.Collect();
        }

        Console.WriteLine($"all: {total.Elapsed.TotalSeconds:0.0} s");
        return rows;
    }

    // The smaller duels come first: the larger ones find their code compiled.
    private static IEnumerable<Func<Row>> Measurements(bool quick) =>
        [
            () => StoreDuels.ThrottleVersusPartitioned(quick),
            () => StoreDuels.ThrottleVersusHandTuned(quick),
            () => StoreDuels.ThrottleOfManyVersusHandTuned(quick),
            () => StoreDuels.BothVersusHandTuned(quick),
            StoreHeap.BytesPerUser,
            StoreHeap.AllocatedByAdmissions,
            StoreHeap.AllocatedByRefusals,
            () => StoreThreads.Measure(quick),
        ];
}
