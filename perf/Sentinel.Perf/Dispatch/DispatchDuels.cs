using Sentinel.Limiting;
using Sentinel.Perf.Bots;
using Telegram.Bot.Polling;

namespace Sentinel.Perf;

/// <summary>The rows that compare whole dispatches: from the update to the handler, through throttle and debounce.</summary>
internal static class DispatchDuels
{
    private const int Users = 100_000;

    // Of those who keep a limiter for each text of each user, and a list of all limiters.
    private const int FewerUsers = 10_000;
    private const int Contents = 1_000;

    internal static Row VersusHandTuned(bool quick) =>
        TwoHandlersVersus(bot => bot.ByHand(new MemoryStore()), quick).ToRow("dispatch.generated.vs-hand-tuned");

    internal static Row VersusTypical(bool quick) =>
        TwoHandlersVersus(bot => TypicalLimits.DebounceFirst(bot.Handlers), quick)
            .ToRow("dispatch.generated.vs-typical");

    internal static Row VersusTypicalThrottleFirst(bool quick) =>
        TwoHandlersVersus(bot => TypicalLimits.ThrottleFirst(bot.Handlers), quick)
            .ToRow("dispatch.generated.vs-typical.throttle-first");

    internal static Row VersusReflection(bool quick) =>
        TwoHandlersVersus(bot => new ReflectingMiddleware(bot.Handlers), quick)
            .ToRow("dispatch.generated.vs-reflection");

    internal static Row VersusPartitioned(bool quick) =>
        FewerUsersVersus(bot => new PartitionedMiddleware(new CommandRoutes(bot.Handlers)), quick)
            .ToRow("dispatch.generated.vs-partitioned");

    internal static Row VersusPolly(bool quick) =>
        FewerUsersVersus(bot => new PollyMiddleware(new CommandRoutes(bot.Handlers)), quick)
            .ToRow("dispatch.generated.vs-polly");

    internal static Row OfTwoHundred(bool quick) =>
        Run(Users, DuelPlan.Grown(quick), Generated(Bot.TwoHundred), Generated(Bot.Two))
            .ToRow("dispatch.generated.200-handlers");

    private static DuelResult TwoHandlersVersus(Func<IMeasuredBot, IUpdateHandler> other, bool quick) =>
        Run(Users, DuelPlan.Grown(quick), Generated(Bot.Two), () => Bot.Two.Contender(other));

    private static DuelResult FewerUsersVersus(Func<IMeasuredBot, IUpdateHandler> other, bool quick) =>
        Run(FewerUsers, DuelPlan.GrownOfFewerUsers(quick), Generated(Bot.Two), () => Bot.Two.Contender(other));

    private static Func<DispatchContender> Generated(Bot bot) =>
        () => bot.Contender(static bot => bot.Generated(new MemoryStore()));

    private static DuelResult Run(
        int users,
        DuelPlan plan,
        Func<DispatchContender> ours,
        Func<DispatchContender> theirs
    ) => new Duel<DispatchContender, DispatchContender>(new Traffic(users, Contents), plan, ours, theirs).Run();
}
