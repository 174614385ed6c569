using Telegram.Bot.Types.Enums;

namespace Sentinel.Generators.Tests;

public sealed class PrecedenceTests
{
    // The handlers stand in the reverse of their order of precedence.
    private const string Source = """
        namespace Bots;

        public sealed partial class Shop
        {
            [On]
            public void AnyUpdate(Update update) => Journal.Add("AnyUpdate");

            [On]
            public void AnyMessage(Message message) => Journal.Add("AnyMessage");

            [On]
            public void AnyPress(CallbackQuery query) => Journal.Add("AnyPress");

            [Text("/*")]
            public void Slash(Message message) => Journal.Add("Slash");

            [Text("/st*")]
            public void LongerSlash(Message message) => Journal.Add("LongerSlash");

            [Text("/start")]
            public void ExactText(Message message) => Journal.Add("ExactText");

            [Command("start")]
            public void Command(Message message) => Journal.Add("Command");

            [CallbackData("b*")]
            public void Short(CallbackQuery query) => Journal.Add("Short");

            [CallbackData("buy:*")]
            public void Long(CallbackQuery query) => Journal.Add("Long");

            [CallbackData("buy:tea")]
            public void Exact(CallbackQuery query) => Journal.Add("Exact");
        }
        """;

    [TestCase("/start", ExpectedResult = "Command")]
    [TestCase("/stop", ExpectedResult = "LongerSlash")]
    [TestCase("/help", ExpectedResult = "Slash")]
    public async Task<string> A_command_goes_before_texts(string text)
    {
        using RunningBot bot = RunningBot.Of(Source);
        return await bot.SendAsync(Updates.Command(text));
    }

    [TestCase("/start", ExpectedResult = "ExactText")]
    [TestCase("/started", ExpectedResult = "LongerSlash")]
    [TestCase("/s", ExpectedResult = "Slash")]
    [TestCase("hello", ExpectedResult = "AnyMessage")]
    public async Task<string> An_exact_text_goes_before_the_longest_beginning_and_that_before_the_rest(string text)
    {
        using RunningBot bot = RunningBot.Of(Source);
        return await bot.SendAsync(Updates.Text(text));
    }

    [TestCase("buy:tea", ExpectedResult = "Exact")]
    [TestCase("buy:teapot", ExpectedResult = "Long")]
    [TestCase("buy", ExpectedResult = "Short")]
    [TestCase("sell", ExpectedResult = "AnyPress")]
    public async Task<string> Exact_data_goes_before_the_longest_beginning_and_that_before_the_rest(string data)
    {
        using RunningBot bot = RunningBot.Of(Source);
        return await bot.SendAsync(Updates.Press(data));
    }

    [TestCase(UpdateType.EditedMessage)]
    [TestCase(UpdateType.InlineQuery)]
    [TestCase(UpdateType.Poll)]
    public async Task Whatever_no_other_handler_takes_goes_to_the_update_handler(UpdateType kind)
    {
        using RunningBot bot = RunningBot.Of(Source);

        Assert.That(await bot.SendAsync(Updates.Empty(kind)), Is.EqualTo("AnyUpdate"));
    }

    [Test]
    public async Task A_kind_without_a_catch_all_falls_through_to_the_update_handler()
    {
        using RunningBot bot = RunningBot.Of(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [Command("start"), Text("Menu")]
                public void Start(Message message) => Journal.Add("Start");

                [CallbackData("yes")]
                public void Yes(CallbackQuery query) => Journal.Add("Yes");

                [On]
                public void Rest(Update update) => Journal.Add($"Rest {update.Type}");
            }
            """
        );

        Assert.That(await bot.SendAsync(Updates.Command("/stop")), Is.EqualTo("Rest Message"));
        Assert.That(await bot.SendAsync(Updates.Text("hello")), Is.EqualTo("Rest Message"));
        Assert.That(await bot.SendAsync(Updates.Empty(UpdateType.Message)), Is.EqualTo("Rest Message"));
        Assert.That(await bot.SendAsync(Updates.Press("no")), Is.EqualTo("Rest CallbackQuery"));
    }
}
