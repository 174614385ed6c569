using Sentinel.Limiting;
using Sentinel.Perf.Bots;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Perf.Native;

/// <summary>The kinds of work whose instructions are counted. All calls are by a few users, whose counters exist already.</summary>
internal static class Work
{
    private const int Users = 1_000;

    internal static IReadOnlyList<string> Names => ["throttle", "debounce", "dispatch-2", "dispatch-200"];

    internal static Func<int, int>? Named(string name) =>
        name switch
        {
            "throttle" => static count => Decide(LimitPolicy.Throttle("throttle", 10, TimeSpan.FromSeconds(60)), count),
            "debounce" => static count => Decide(LimitPolicy.Debounce("debounce", TimeSpan.FromSeconds(2)), count),
            "dispatch-2" => static count => Dispatch(static tally => new Bots.Two.Bot(tally), 2, count),
            "dispatch-200" => static count => Dispatch(static tally => new Bots.TwoHundred.Bot(tally), 200, count),
            _ => null,
        };

    // Under an instrument that makes everything fifty times slower, time must not decide who is admitted.
    private static MemoryStore Store() => new(new TickingClock());

    private static int Decide(LimitPolicy policy, int count)
    {
        MemoryStore store = Store();
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

    private static int Dispatch(Func<Tally, IMeasuredBot> create, int handlers, int count)
    {
        Tally tally = new();
        IUpdateHandler dispatcher = create(tally).Generated(Store());
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
