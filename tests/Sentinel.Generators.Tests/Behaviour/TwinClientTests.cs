using Sentinel.Limiting;
using Telegram.Bot;

namespace Sentinel.Generators.Tests;

/// <summary>For which bot a twin counts: that of the client it is given, of whatever class, or else that of all twins.</summary>
public sealed class TwinClientTests
{
    private const string Source = """
        namespace Bots;

        public sealed class QuietClient(string token) : TelegramBotClient(token), ITelegramBotClient
        {
            long ITelegramBotClient.BotId => 1000;
        }

        public sealed partial class Shop
        {
            [Throttle(1, 60)]
            public void Press(TelegramBotClient client, Message message) => Journal.Add($"{client.BotId}");

            [Throttle(1, 60)]
            public void Whisper(QuietClient client, Message message) => Journal.Add($"{client.BotId}");

            [Throttle(1, 60)]
            public void Ask(CallbackQuery query, ITelegramBotClient? client = null) => Journal.Add($"{client?.BotId}");
        }

        public sealed partial class Stall<T>
            where T : ITelegramBotClient
        {
            [Throttle(1, 60)]
            public void Press(T client, Message message) => Journal.Add($"{client.BotId}");
        }

        public static class Probe
        {
            public static Task<Verdict> Press(SentinelGuard guard, TelegramBotClient client, Message message) =>
                new Shop().Guard(guard).Press(client, message);

            public static Task<Verdict> Whisper(SentinelGuard guard, TelegramBotClient client, Message message) =>
                new Shop().Guard(guard).Whisper(new QuietClient($"{client.BotId}:token"), message);

            public static Task<Verdict> Stall(SentinelGuard guard, TelegramBotClient client, Message message) =>
                new Stall<TelegramBotClient>().Guard(guard).Press(client, message);

            public static Task<Verdict> Ask(SentinelGuard guard, ITelegramBotClient? all, ITelegramBotClient? own, CallbackQuery query) =>
                new Shop().Guard(guard, all).Ask(query, own);
        }
        """;

    private static readonly RecordingBot Other = new(id: 78);

    [TestCase("Press", 77, 78)]
    [TestCase("Whisper", 1000, 1000)]
    [TestCase("Stall", 77, 78)]
    public async Task A_client_of_any_class_says_who_counts(string twin, long first, long second)
    {
        using RunningBot bot = RunningBot.Of(Source);

        foreach (string token in new[] { "77:token", "78:token" })
        {
            await bot.ProbeAsync<Verdict>(twin, bot.Guard, new TelegramBotClient(token), Updates.Text("x").Message);
        }

        Assert.That(bot.Seen.All.Select(static origin => origin.BotId), Is.EqualTo([first, second]));
    }

    [Test]
    public async Task Where_a_client_is_left_out_that_of_the_twins_counts_and_tells()
    {
        using RunningBot bot = RunningBot.Of(Source);

        Assert.That(await AskAsync(bot, bot.Client, own: null), Is.EqualTo(Outcome.Admitted));
        Assert.That(await AskAsync(bot, Other, own: null), Is.EqualTo(Outcome.Admitted));
        Assert.That(await AskAsync(bot, bot.Client, own: null), Is.EqualTo(Outcome.Throttled));

        Assert.That(bot.Client.Requests, Is.EqualTo(["answerCallbackQuery"]));
    }

    [Test]
    public async Task A_client_that_is_given_counts_before_that_of_the_twins()
    {
        using RunningBot bot = RunningBot.Of(Source);

        await AskAsync(bot, Other, bot.Client);

        Assert.That(bot.Seen.All.Single().BotId, Is.EqualTo(bot.Client.BotId));
    }

    private static async Task<Outcome> AskAsync(RunningBot bot, RecordingBot? all, RecordingBot? own)
    {
        object? query = Updates.Press("x").CallbackQuery;
        (Verdict verdict, _) = await bot.ProbeAsync<Verdict>("Ask", bot.Guard, all, own, query);
        return verdict.Outcome;
    }
}
