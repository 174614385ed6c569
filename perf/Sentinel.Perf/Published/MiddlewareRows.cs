using Sentinel.Limiting;
using Sentinel.Perf.Bots;

namespace Sentinel.Perf;

/// <summary>What the middleware costs an update in memory: the guard alone, and the whole of a generated dispatch.</summary>
internal static class MiddlewareRows
{
    internal static Task<IReadOnlyList<Row>> MeasureAsync(bool quick) =>
        MemoryCosts.MeasureAsync(
            quick,
            MemoryCost.Of(
                "overhead.memory.debounce",
                PublishedFigures.Middleware.Debounce,
                static () => Guard(BarPolicy.DebounceAlone)
            ),
            MemoryCost.Of(
                "overhead.memory.throttle",
                PublishedFigures.Middleware.Throttle,
                static () => Guard(BarPolicy.Throttle("overhead"))
            ),
            MemoryCost.Of(
                "overhead.memory",
                PublishedFigures.Middleware.Both,
                static () => Bot.Two.Contender(static bot => bot.Generated(new MemoryStore()))
            )
        );

    private static DispatchContender Guard(PolicySet policies)
    {
        Tally tally = new();
        return new DispatchContender(new Guarded(new MemoryStore(), policies, tally), tally, new Texts(handlers: 2));
    }
}
