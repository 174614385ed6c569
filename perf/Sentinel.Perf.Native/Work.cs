using Sentinel.Limiting;
using Sentinel.Perf.Bots;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Perf.Native;

/// <summary>The kinds of work whose instructions are counted. All calls are by a few users, whose counters exist already.</summary>
internal static class Work
{
    private const int Users = 1_000;

    // By which each user calls every 8 s, and is always admitted.
    private const long Slow = 8;

    // All calls are at the same moment: a user's first ten are admitted, of a debounce the first, and no more.
    private const long Frozen = 0;

    internal static IReadOnlyList<string> Names =>
        [
            "throttle",
            "throttle-refused",
            "debounce",
            "debounce-refused",
            "dispatch-2",
            "dispatch-2-refused",
            "dispatch-200",
        ];

    internal static Func<int, int>? Named(string name) =>
        name switch
        {
            "throttle" => static count => Decide(Throttle, Slow, count),
            "throttle-refused" => static count => Decide(Throttle, Frozen, count),
            "debounce" => static count => Decide(Debounce, Slow, count),
            "debounce-refused" => static count => Decide(Debounce, Frozen, count),
            "dispatch-2" => static count => Dispatch(static tally => new Bots.Two.Bot(tally), 2, Slow, count),
            "dispatch-2-refused" => static count => Dispatch(static tally => new Bots.Two.Bot(tally), 2, Frozen, count),
            "dispatch-200" => static count =>
                Dispatch(static tally => new Bots.TwoHundred.Bot(tally), 200, Slow, count),
            _ => null,
        };

    private static LimitPolicy Throttle { get; } = LimitPolicy.Throttle("throttle", 10, TimeSpan.FromSeconds(60));

    private static LimitPolicy Debounce { get; } = LimitPolicy.Debounce("debounce", TimeSpan.FromSeconds(2));

    // Under an instrument that makes everything fifty times slower, time must not decide who is admitted. Reading a clock that is
    // not the system's is part of each count.
    private static MemoryStore Store(long millisecondsPerLook) => new(new TickingClock(millisecondsPerLook));

    private static int Decide(LimitPolicy policy, long millisecondsPerLook, int count)
    {
        MemoryStore store = Store(millisecondsPerLook);
        PolicySet policies = new("work", policy);
        int admitted = 0;
        for (int i = 0; i < count; i++)
        {
            Origin origin = new()
            {
                BotId = 1,
                UserId = 1 + (i % Users),
                Fingerprint = 1,
            };
            ValueTask<Verdict> verdict = store.DecideAsync(policies, in origin);
            admitted += verdict.IsCompletedSuccessfully && verdict.Result.IsAdmitted ? 1 : 0;
        }

        return admitted;
    }

    private static int Dispatch(Func<Tally, IMeasuredBot> create, int handlers, long millisecondsPerLook, int count)
    {
        Tally tally = new();
        IUpdateHandler dispatcher = create(tally).Generated(Store(millisecondsPerLook));
        Texts texts = new(handlers);
        Message message = new()
        {
            From = new User { FirstName = "Ann" },
            Chat = new Chat(),
        };
        Update update = new() { Message = message };
        for (int i = 0; i < count; i++)
        {
            message.From.Id = message.Chat.Id = 1 + (i % Users);
            texts.Fill(message, (ulong)i);
            dispatcher.HandleUpdateAsync(IdleBot.Instance, update, CancellationToken.None).GetAwaiter().GetResult();
        }

        return tally.Calls;
    }
}
