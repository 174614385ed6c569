using Sentinel.Dispatch;
using Sentinel.Limiting;
using Telegram.Bot.Types;

namespace Sentinel.Generators.Tests;

public sealed class TwinTests
{
    private const string Source = """
        namespace Bots;

        public sealed partial class Shop
        {
            [Throttle(2, 60)]
            public Task OnMessage(Message message, UpdateType type)
            {
                Journal.Add($"OnMessage {message.Text} {type}");
                return Task.CompletedTask;
            }

            [Throttle(1, 60)]
            public ValueTask<int> Price(ITelegramBotClient bot, CallbackQuery query, int factor, string unit = "EUR") =>
                new(factor * 10);

            [Throttle(1, 60)]
            public void Press(CallbackQuery query, ITelegramBotClient? bot = null) => Journal.Add("Press");

            [Throttle(1, 60)]
            public void Bare(CallbackQuery query) => Journal.Add("Bare");
        }

        public static class Probe
        {
            private static readonly Shop Shop = new();

            public static Task<Verdict> OnMessage(SentinelGuard guard, Message message)
            {
                // The twin fits the event that hand-written bots use.
                TelegramBotClient.OnMessageHandler handler = Shop.Guard(guard).OnMessage;
                return (Task<Verdict>)handler(message, UpdateType.EditedMessage);
            }

            public static Task<Guarded<int>> Price(SentinelGuard guard, ITelegramBotClient bot, CallbackQuery query) =>
                Shop.Guard(guard).Price(bot, query, 3);

            public static Task<Verdict> Press(SentinelGuard guard, ITelegramBotClient? bot, CallbackQuery query) =>
                Shop.Guard(guard).Press(query, bot);

            public static Task<Verdict> Bare(SentinelGuard guard, ITelegramBotClient? bot, CallbackQuery query) =>
                Shop.Guard(guard, bot).Bare(query);
        }
        """;

    [Test]
    public async Task It_passes_extra_parameters_and_refuses_after_the_limit()
    {
        using RunningBot bot = RunningBot.Of(Source);
        Message message = Updates.Text("hi").Message!;

        (Verdict first, string ran) = await bot.ProbeAsync<Verdict>("OnMessage", bot.Guard, message);
        Assert.That((first.IsAdmitted, first.Remaining), Is.EqualTo((true, 1)));
        Assert.That(ran, Is.EqualTo("OnMessage hi EditedMessage"));

        await bot.ProbeAsync<Verdict>("OnMessage", bot.Guard, message);
        (Verdict third, string refused) = await bot.ProbeAsync<Verdict>("OnMessage", bot.Guard, message);
        Assert.That(third.Outcome, Is.EqualTo(Outcome.Throttled));
        Assert.That(third.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(60)));
        Assert.That(third.Policy!.Bucket, Is.EqualTo("Bots.Shop.OnMessage/throttle.user.60s"));
        Assert.That(refused, Is.Empty);
    }

    [Test]
    public async Task It_gives_the_value_where_the_handler_ran()
    {
        using RunningBot bot = RunningBot.Of(Source);
        CallbackQuery query = Updates.Press("x").CallbackQuery!;

        (Guarded<int> first, _) = await bot.ProbeAsync<Guarded<int>>("Price", bot.Guard, bot.Client, query);
        (Guarded<int> second, _) = await bot.ProbeAsync<Guarded<int>>("Price", bot.Guard, bot.Client, query);

        Assert.That((first.TryGetValue(out int price), price), Is.EqualTo((true, 30)));
        Assert.That((second.TryGetValue(out _), second.Value), Is.EqualTo((false, 0)));
    }

    [TestCase("Price", true)]
    [TestCase("Press", true)]
    [TestCase("Bare", true)]
    [TestCase("Press", false)]
    [TestCase("Bare", false)]
    public async Task The_sender_of_a_refused_press_is_told_where_the_client_is_known(string twin, bool hasClient)
    {
        using RunningBot bot = RunningBot.Of(Source);
        CallbackQuery query = Updates.Press("x").CallbackQuery!;
        RecordingBot? client = hasClient ? bot.Client : null;

        for (int call = 0; call < 2; call++)
        {
            if (twin == "Price")
            {
                await bot.ProbeAsync<Guarded<int>>(twin, bot.Guard, client, query);
            }
            else
            {
                await bot.ProbeAsync<Verdict>(twin, bot.Guard, client, query);
            }
        }

        Assert.That(bot.Client.Requests, Is.EqualTo(hasClient ? ["answerCallbackQuery"] : Array.Empty<string>()));
    }
}
