using Sentinel.Limiting;

namespace Sentinel.Generators.Tests;

/// <summary>Which client and which token reach the guard, through the dispatcher and through twins.</summary>
public sealed class ClientTests
{
    private const string Source = """
        namespace Bots;

        public sealed partial class Shop
        {
            [On, Throttle(1, 60)]
            public void Press(CancellationToken stop, CallbackQuery query, ITelegramBotClient bot) => Journal.Add("Press");
        }

        public static class Probe
        {
            public static Task<Verdict> Press(SentinelGuard guard, ITelegramBotClient bot, CallbackQuery query, CancellationToken stop) =>
                new Shop().Guard(guard).Press(stop, query, bot);
        }
        """;

    [Test]
    public async Task Two_bots_behind_one_dispatcher_do_not_share_a_counter()
    {
        using RunningBot bot = RunningBot.Of(Source);
        RecordingBot other = new(id: 78);

        Assert.That(await bot.SendAsync(Updates.Press("x")), Is.EqualTo("Press"));
        Assert.That(await bot.SendAsync(Updates.Press("x"), other), Is.EqualTo("Press"));
        Assert.That(await bot.SendAsync(Updates.Press("x")), Is.Empty);
        Assert.That(await bot.SendAsync(Updates.Press("x"), other), Is.Empty);
    }

    [Test]
    public async Task Two_bots_behind_one_twin_do_not_share_a_counter()
    {
        using RunningBot bot = RunningBot.Of(Source);

        Assert.That(await Probe(bot, bot.Client), Is.EqualTo(Outcome.Admitted));
        Assert.That(await Probe(bot, new RecordingBot(id: 78)), Is.EqualTo(Outcome.Admitted));
        Assert.That(await Probe(bot, bot.Client), Is.EqualTo(Outcome.Throttled));
    }

    [Test]
    public async Task The_token_reaches_the_answer_to_a_refusal_through_the_dispatcher()
    {
        using RunningBot bot = RunningBot.Of(Source);
        using CancellationTokenSource stopping = new();

        await bot.SendAsync(Updates.Press("x"), cancellationToken: stopping.Token);
        await bot.SendAsync(Updates.Press("x"), cancellationToken: stopping.Token);

        Assert.That(bot.Client.Tokens, Is.EqualTo([stopping.Token]));
    }

    [Test]
    public async Task The_token_reaches_the_answer_to_a_refusal_through_the_twin()
    {
        using RunningBot bot = RunningBot.Of(Source);
        using CancellationTokenSource stopping = new();

        await Probe(bot, bot.Client, stopping.Token);
        await Probe(bot, bot.Client, stopping.Token);

        Assert.That(bot.Client.Tokens, Is.EqualTo([stopping.Token]));
    }

    private static async Task<Outcome> Probe(RunningBot bot, RecordingBot client, CancellationToken stop = default)
    {
        object? query = Updates.Press("x").CallbackQuery;
        (Verdict verdict, _) = await bot.ProbeAsync<Verdict>("Press", bot.Guard, client, query, stop);
        return verdict.Outcome;
    }
}
