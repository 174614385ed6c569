using Sentinel.Limiting;
using Sentinel.Perf.Bots;
using Telegram.Bot.Polling;

namespace Sentinel.Perf;

/// <summary>The rows that compare whole dispatches: from the update to the handler, through throttle and debounce.</summary>
internal static class DispatchDuels
{
    private const int Users = 100_000;

    // These keep a limiter for each text of each user, and a list of all of them; a refusal by Polly takes a tenth of a millisecond.
    private const int FewerUsers = 5_000;
    private const int FewestUsers = 1_000;
    private const int Contents = 1_000;

    internal static Row VersusHandTuned(bool quick) =>
        TwoHandlersVersus(bot => bot.ByHand(new MemoryStore()), quick).ToRow("dispatch.generated.vs-hand-tuned");

    internal static Row VersusTypical(bool quick) =>
        TwoHandlersVersus(bot => TypicalLimits.Before(bot.Handlers), quick).ToRow("dispatch.generated.vs-typical");

    internal static Row VersusReflection(bool quick) =>
        TwoHandlersVersus(bot => new ReflectingMiddleware(bot.Handlers), quick)
            .ToRow("dispatch.generated.vs-reflection");

    internal static Row VersusPartitioned(bool quick) =>
        TwoHandlersVersus(bot => new PartitionedMiddleware(new CommandRoutes(bot.Handlers)), quick, FewerUsers)
            .ToRow("dispatch.generated.vs-partitioned");

    internal static Row VersusPolly(bool quick) =>
        TwoHandlersVersus(bot => new PollyMiddleware(new CommandRoutes(bot.Handlers)), quick, FewestUsers)
            .ToRow("dispatch.generated.vs-polly");

    internal static Row OfTwoHundred(bool quick) =>
        Run(Generated(Bot.TwoHundred), Generated(Bot.Two), quick).ToRow("dispatch.generated.200-handlers");

    private static DuelResult TwoHandlersVersus(
        Func<IMeasuredBot, IUpdateHandler> other,
        bool quick,
        int users = Users
    ) => Run(Generated(Bot.Two), () => Bot.Two.Contender(other), quick, users);

    private static Func<DispatchContender> Generated(Bot bot) =>
        () => bot.Contender(static bot => bot.Generated(new MemoryStore()));

    private static DuelResult Run(
        Func<DispatchContender> ours,
        Func<DispatchContender> theirs,
        bool quick,
        int users = Users
    )
    {
        Duel<DispatchContender, DispatchContender> duel = new(
            new Traffic(users, Contents),
            DuelPlan.Grown(quick),
            ours,
            theirs
        );
        return duel.Run();
    }
}
