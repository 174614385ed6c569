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
    private const int Contents = 1_000;
    private const int WarmUpStores = 2;
    private const int Rounds = BarPolicy.Permits - 2;
    private const double NanosecondsPerMillisecond = 1e6;

    internal static Row Debounce(bool quick) =>
        Measure(
            "overhead.memory.debounce",
            static () => Guard(BarPolicy.DebounceAlone),
            PublishedFigures.Middleware.Debounce,
            quick
        );

    internal static Row Throttle(bool quick) =>
        Measure(
            "overhead.memory.throttle",
            static () => Guard(BarPolicy.Throttle("overhead")),
            PublishedFigures.Middleware.Throttle,
            quick
        );

    internal static Row Whole(bool quick) =>
        Measure(
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

    private static Row Measure(string name, Func<DispatchContender> create, double published, bool quick)
    {
        Traffic traffic = new(Users, Contents);
        Call[][] orders = [.. Enumerable.Range(0, Rounds).Select(_ => traffic.Shuffled(1))];
        List<Slice> slices = [];
        for (int store = 0; store < WarmUpStores + (quick ? 8 : 30); store++)
        {
            using DispatchContender contender = create();
            Slice.Run(contender, traffic.Introduction());
            slices.AddRange(orders.Select(order => Slice.Run(contender, order)).Where(_ => store >= WarmUpStores));
        }

        Spread cost = Spread.Of(slices.Select(static slice => slice.Nanoseconds));
        double milliseconds = cost.Median / NanosecondsPerMillisecond;
        double admitted = slices.Average(static slice => slice.AdmittedShare);
        return new Row(
            name,
            "ms",
            milliseconds,
            published,
            milliseconds / published,
            [
                FormattableString.Invariant(
                    $"{cost.Median:0} ns ({cost.Least:0}..{cost.Most:0}), {admitted:0.0%} admitted"
                ),
            ]
        );
    }
}
