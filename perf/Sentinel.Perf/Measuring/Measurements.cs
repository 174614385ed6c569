using System.Diagnostics;

namespace Sentinel.Perf;

/// <summary>Takes the measurements of a table, one after the other.</summary>
internal static class Measurements
{
    /// <summary>Of what needs not be waited for.</summary>
    internal static Task<IReadOnlyList<Row>> TakeAsync(params Func<Row>[] measurements) =>
        TakeAsync([.. measurements.Select(static measure => (Func<Task<Row>>)(() => Task.FromResult(measure())))]);

    internal static async Task<IReadOnlyList<Row>> TakeAsync(params Func<Task<Row>>[] measurements)
    {
        List<Row> rows = [];
        foreach (Func<Task<Row>> measure in measurements)
        {
            Stopwatch watch = Stopwatch.StartNew();
            Row row = await measure();
            rows.Add(row);
            Console.WriteLine($"{row.Name}: measured in {watch.Elapsed.TotalSeconds:0.0} s");

            // What one measurement leaves behind must not be collected during the next.
            GC.Collect();
        }

        return rows;
    }
}
