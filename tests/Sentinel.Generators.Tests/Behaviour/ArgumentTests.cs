using Telegram.Bot.Types;

namespace Sentinel.Generators.Tests;

public sealed class ArgumentTests
{
    private const string Source = """
        namespace Bots;

        public sealed partial class Shop
        {
            [Command("say"), Text("Say", "Say *")]
            public void Say(Message message, string what) => Journal.Add($"<{what}>");

            [CallbackData("buy", "buy:*", "buy:now:*")]
            public void Buy(string? item, CallbackQuery query) => Journal.Add($"<{item}>");
        }
        """;

    [TestCase("/say", ExpectedResult = "<>")]
    [TestCase("/say ", ExpectedResult = "<>")]
    [TestCase("/say hello you", ExpectedResult = "<hello you>")]
    [TestCase("/say   hello ", ExpectedResult = "<hello >")]
    [TestCase("/say@ShopBot hello", ExpectedResult = "<hello>")]
    public async Task<string> Of_a_command_it_is_what_follows(string text)
    {
        using RunningBot bot = RunningBot.Of(Source);
        return await bot.SendAsync(Updates.Command(text));
    }

    [TestCase("Say", ExpectedResult = "<>")]
    [TestCase("Say ", ExpectedResult = "<>")]
    [TestCase("Say hello", ExpectedResult = "<hello>")]
    public async Task<string> Of_a_text_it_is_what_follows_the_beginning(string text)
    {
        using RunningBot bot = RunningBot.Of(Source);
        return await bot.SendAsync(Updates.Text(text));
    }

    [TestCase("buy", ExpectedResult = "<>")]
    [TestCase("buy:", ExpectedResult = "<>")]
    [TestCase("buy:tea", ExpectedResult = "<tea>")]
    [TestCase("buy:now:tea", ExpectedResult = "<tea>")]
    public async Task<string> Of_a_press_it_is_what_follows_the_longest_beginning(string data)
    {
        using RunningBot bot = RunningBot.Of(Source);
        return await bot.SendAsync(Updates.Press(data));
    }

    [Test]
    public async Task It_is_not_cut_for_a_call_that_is_refused()
    {
        const int Length = 1_000_000;
        using RunningBot bot = RunningBot.Of(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [Text("Say *"), Throttle(1, 60)]
                public void Say(Message message, string what) => Journal.Add(what.Length.ToString());
            }
            """
        );
        Update update = Updates.Text("Say " + new string('a', Length));
        Assert.That(await bot.SendAsync(update), Is.EqualTo($"{Length}"));

        long before = GC.GetAllocatedBytesForCurrentThread();
        Task refused = bot.Dispatcher.HandleUpdateAsync(bot.Client, update, default);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(refused.IsCompletedSuccessfully);
        Assert.That(allocated, Is.LessThan(Length));
    }

    [Test]
    public async Task The_twin_passes_the_callers_own()
    {
        using RunningBot bot = RunningBot.Of(
            Source,
            """
            namespace Bots;

            public static class Probe
            {
                public static Task<Verdict> Say(SentinelGuard guard, Message message, string what) =>
                    new Shop().Guard(guard).Say(message, what);

                public static Task<Verdict> BuyNothing(SentinelGuard guard, CallbackQuery query) =>
                    new Shop().Guard(guard).Buy(null, query);
            }
            """
        );

        (_, string said) = await bot.ProbeAsync<Limiting.Verdict>("Say", bot.Guard, Updates.Text("").Message, "it");
        Assert.That(said, Is.EqualTo("<it>"));

        (_, string bought) = await bot.ProbeAsync<Limiting.Verdict>(
            "BuyNothing",
            bot.Guard,
            Updates.Press("x").CallbackQuery
        );
        Assert.That(bought, Is.EqualTo("<>"));
    }
}
