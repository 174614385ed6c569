using Sentinel.Limiting;
using Sentinel.Perf.Bots;

namespace Sentinel.Perf;

/// <summary>
/// What the middleware costs an update, beside what is published, which does not say for how many users: the guard alone, then
/// the whole of a generated dispatch.
/// </summary>
internal static class MiddlewareRows
{
    private const int Users = 10_000;
    private const int Rounds = BarPolicy.Permits - 2;

    internal static Task<Row> DebounceAsync(bool quick) =>
        MeasureAsync(
            "overhead.memory.debounce",
            static () => Guard(BarPolicy.DebounceAlone),
            PublishedFigures.Middleware.Debounce,
            quick
        );

    internal static Task<Row> ThrottleAsync(bool quick) =>
        MeasureAsync(
            "overhead.memory.throttle",
            static () => Guard(BarPolicy.Throttle("overhead")),
            PublishedFigures.Middleware.Throttle,
            quick
        );

    internal static Task<Row> WholeAsync(bool quick) =>
        MeasureAsync(
            "overhead.memory",
            static () => Bot.Two.Contender(static bot => bot.Generated(new MemoryStore())),
            PublishedFigures.Middleware.Both,
            quick
        );

    private static DispatchContender Guard(PolicySet policies)
    {
        Tally tally = new();
        return new DispatchContender(new Guarded(new MemoryStore(), policies, tally), tally, new Texts(handlers: 2));
    }

    private static async Task<Row> MeasureAsync(
        string name,
        Func<DispatchContender> create,
        double published,
        bool quick
    )
    {
        Traffic traffic = new(Users);
        Call[] others = new Traffic(Users + 1).Fresh(Rounds);
        DispatchContender[] contenders = [.. Enumerable.Range(0, quick ? 12 : 36).Select(_ => create())];
        foreach (DispatchContender contender in contenders)
        {
            // The store grows to its size: a bot starts once, and goes on for weeks.
            Slice.Run(contender, others);
            Slice.Run(contender, traffic.Fresh(1));
        }

        // Their marks die, and are swept from now on as others are added.
        await Task.Delay(BarPolicy.Debounce * 1.1);
        Call[][] orders = [.. Enumerable.Range(0, Rounds).Select(_ => traffic.Fresh(1))];
        Slice[] slices = [.. contenders.SelectMany(contender => orders.Select(order => Slice.Run(contender, order)))];

        // With the first half the code is compiled fully.
        return ToRow(name, slices[(slices.Length / 2)..], published);
    }

    private static Row ToRow(string name, Slice[] slices, double published)
    {
        Spread cost = Spread.Of(slices.Select(static slice => slice.Nanoseconds));
        double milliseconds = cost.Median / Units.NanosecondsPerMillisecond;
        double admitted = slices.Average(static slice => slice.AdmittedShare);
        return Row.Compared(
            name,
            "ms",
            milliseconds,
            published,
            [
                FormattableString.Invariant(
                    $"{cost.Median:0} ns ({cost.Least:0}..{cost.Most:0}), {admitted:0.0%} admitted"
                ),
            ]
        );
    }
}
