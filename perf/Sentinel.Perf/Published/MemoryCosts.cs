namespace Sentinel.Perf;

/// <summary>
/// Costs in memory beside what is published, which does not say for how many users. All take turns: a slice of one is followed by
/// the same calls to the next.
/// </summary>
internal static class MemoryCosts
{
    private const int Users = 10_000;
    private const int SlicesPerStore = BarPolicy.Permits - 2;
    private const int StoresAtATime = 12;
    private const int Batches = 3;

    internal static async Task<IReadOnlyList<Row>> MeasureAsync(bool quick, params IReadOnlyList<MemoryCost> costs)
    {
        Traffic traffic = new(Users);
        Call[] others = new Traffic(Users + 1).Fresh(SlicesPerStore);
        List<Slice>[] slices = [.. costs.Select(static _ => new List<Slice>())];
        for (int batch = 0; batch < (quick ? 1 : Batches); batch++)
        {
            await MeasureAsync(costs, traffic, others, slices);
        }

        return [.. costs.Zip(slices, ToRow)];
    }

    private static async Task MeasureAsync(
        IReadOnlyList<MemoryCost> costs,
        Traffic traffic,
        Call[] others,
        List<Slice>[] slices
    )
    {
        Func<Call[], Slice>[][] stores =
        [
            .. Enumerable
                .Range(0, StoresAtATime)
                .Select(_ => (Func<Call[], Slice>[])[.. costs.Select(static cost => cost.Create())]),
        ];
        foreach (Func<Call[], Slice> take in stores.SelectMany(static contenders => contenders))
        {
            // The store grows to its size: a bot starts once, and goes on for weeks.
            take(others);
            take(traffic.Fresh(1));
        }

        // Their marks die, and are dropped from now on where others are added.
        await Task.Delay(BarPolicy.Debounce * 1.1);
        Call[][] orders = [.. Enumerable.Range(0, SlicesPerStore).Select(_ => traffic.Fresh(1))];
        GC.Collect();
        foreach (Func<Call[], Slice>[] contenders in stores)
        {
            for (int turn = 0; turn < SlicesPerStore; turn++)
            {
                for (int i = 0; i < contenders.Length; i++)
                {
                    // Each begins as often as the others.
                    int next = (turn + i) % contenders.Length;
                    slices[next].Add(contenders[next](orders[turn]));
                }
            }
        }
    }

    private static Row ToRow(MemoryCost cost, List<Slice> slices)
    {
        // With the first half the code is compiled fully.
        List<Slice> counted = slices[(slices.Count / 2)..];
        Spread time = Spread.Of(counted.Select(static slice => slice.Nanoseconds));
        double admitted = counted.Average(static slice => slice.AdmittedShare);
        return Row.Compared(
            cost.Name,
            "ms",
            time.Median / Units.NanosecondsPerMillisecond,
            cost.Published,
            [
                FormattableString.Invariant(
                    $"{time.Median:0} ns ({time.Least:0}..{time.Most:0}), {Mix.Describe(UserState.Admitted, admitted)}"
                ),
            ]
        );
    }
}
