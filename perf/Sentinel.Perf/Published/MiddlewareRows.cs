using Sentinel.Limiting;
using Sentinel.Perf.Bots;

namespace Sentinel.Perf;

/// <summary>What the middleware costs an update, beside what is published: the guard alone, then the whole of a generated dispatch.</summary>
internal static class MiddlewareRows
{
    private const int Users = 100_000;
    private const int Contents = 1_000;
    private const int Rounds = BarPolicy.Permits - 2;
    private const double NanosecondsPerMillisecond = 1e6;

    internal static Row Debounce() =>
        Guard("overhead.memory.debounce", BarPolicy.DebounceAlone, PublishedFigures.Middleware.Debounce);

    internal static Row Throttle() =>
        Guard("overhead.memory.throttle", BarPolicy.Throttle("overhead"), PublishedFigures.Middleware.Throttle);

    internal static Row Whole() =>
        Measure(
            "overhead.memory",
            Bot.Two.Contender(static bot => bot.Generated(new MemoryStore())),
            PublishedFigures.Middleware.Both
        );

    private static Row Guard(string name, PolicySet policies, double published)
    {
        Tally tally = new();
        Guarded handler = new(new MemoryStore(), policies, tally);
        return Measure(name, new DispatchContender(handler, tally, new Texts(handlers: 2)), published);
    }

    private static Row Measure(string name, DispatchContender contender, double published)
    {
        Traffic traffic = new(Users, Contents);
        Call[][] orders = [.. Enumerable.Range(0, Rounds).Select(_ => traffic.Shuffled(1))];
        Slice.Run(contender, traffic.Introduction());
        GC.Collect();
        Slice[] slices = [.. orders.Select(order => Slice.Run(contender, order))];
        Spread cost = Spread.Of(slices.Skip(1).Select(static slice => slice.Nanoseconds / NanosecondsPerMillisecond));
        return new Row(
            name,
            "ms",
            cost.Median,
            published,
            cost.Median / published,
            [
                FormattableString.Invariant(
                    $"{cost.Median * NanosecondsPerMillisecond:0} ns ({cost.Least * NanosecondsPerMillisecond:0}..{cost.Most * NanosecondsPerMillisecond:0}), {slices.Average(static slice => slice.AdmittedShare):0.0%} admitted"
                ),
            ]
        );
    }
}
