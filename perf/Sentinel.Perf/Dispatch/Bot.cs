using Sentinel.Perf.Bots;
using Telegram.Bot.Polling;

namespace Sentinel.Perf;

/// <summary>A bot with a number of handlers, by which contenders are made.</summary>
internal sealed class Bot(int handlers, Func<Tally, IMeasuredBot> create)
{
    internal static Bot Two { get; } = new(2, static tally => new Bots.Two.Bot(tally));

    internal static Bot Twenty { get; } = new(20, static tally => new Bots.Twenty.Bot(tally));

    internal static Bot TwoHundred { get; } = new(200, static tally => new Bots.TwoHundred.Bot(tally));

    /// <summary>The bot with so many handlers.</summary>
    internal static Bot With(int handlers) =>
        handlers switch
        {
            2 => Two,
            20 => Twenty,
            200 => TwoHundred,
            _ => throw new ArgumentOutOfRangeException(
                nameof(handlers),
                handlers,
                "There are bots with 2, 20 and 200."
            ),
        };

    /// <summary>A contender with counters of its own.</summary>
    internal DispatchContender Contender(Func<IMeasuredBot, IUpdateHandler> handlerOf)
    {
        Tally tally = new();
        return new DispatchContender(handlerOf(create(tally)), tally, new Texts(handlers));
    }

    /// <summary>The same behind a network.</summary>
    internal RemoteDispatch Remote(Func<IMeasuredBot, IUpdateHandler> handlerOf)
    {
        Tally tally = new();
        return new RemoteDispatch(handlerOf(create(tally)), tally, new Texts(handlers));
    }
}
