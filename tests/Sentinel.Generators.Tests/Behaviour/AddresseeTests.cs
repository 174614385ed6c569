using Telegram.Bot.Types.Enums;

namespace Sentinel.Generators.Tests;

public sealed class AddresseeTests
{
    private const string Source = """
        namespace Bots;

        public sealed partial class Shop
        {
            [Command("start")]
            public void Start(Message message, string argument) => Journal.Add($"Start<{argument}>");

            [On]
            public void Any(Message message) => Journal.Add("Any");
        }
        """;

    [TestCase("/start@ShopBot", ExpectedResult = "Start<>")]
    [TestCase("/start@shopbot deep", ExpectedResult = "Start<deep>")]
    [TestCase("/start@OtherBot", ExpectedResult = "Any")]
    [TestCase("/start@OtherBot deep", ExpectedResult = "Any")]
    [TestCase("/start@ShopBotX", ExpectedResult = "Any")]
    public async Task<string> A_command_for_another_bot_is_no_command_of_ours(string text)
    {
        using RunningBot bot = RunningBot.Of(Source);
        return await bot.SendAsync(Updates.Command(text));
    }

    [Test]
    public async Task The_bots_name_is_asked_for_once_and_only_when_needed()
    {
        using RunningBot bot = RunningBot.Of(Source);

        await bot.SendAsync(Updates.Command("/start"));
        Assert.That(bot.Client.Requests, Is.Empty);

        await bot.SendAsync(Updates.Command("/start@ShopBot"));
        await bot.SendAsync(Updates.Command("/start@OtherBot"));
        Assert.That(bot.Client.Requests, Is.EqualTo(["getMe"]));
    }

    [Test]
    public async Task A_command_in_a_text_that_telegram_did_not_mark_is_a_text()
    {
        using RunningBot bot = RunningBot.Of(Source);

        Assert.That(await bot.SendAsync(Updates.Text("/start")), Is.EqualTo("Any"));
    }

    [TestCase(UpdateType.BusinessMessage, ExpectedResult = "Start<x>; Menu<>; Menu<y>")]
    [TestCase(UpdateType.EditedMessage, ExpectedResult = "Start<x>; Menu<>; Menu<y>")]
    [TestCase(UpdateType.Message, ExpectedResult = "; ; ")]
    public async Task<string> Commands_and_texts_are_looked_for_in_the_named_kinds_only(UpdateType kind)
    {
        using RunningBot bot = RunningBot.Of(
            """
            namespace Bots;

            public sealed partial class Shop
            {
                [Command("start"), On(UpdateType.BusinessMessage), On(UpdateType.EditedMessage)]
                public void Start(Message message, string argument) => Journal.Add($"Start<{argument}>");

                [Text("Menu", "Menu *")]
                [On(UpdateType.EditedMessage), On(UpdateType.BusinessMessage)]
                public void Menu(Message message, string argument) => Journal.Add($"Menu<{argument}>");
            }
            """
        );
        return string.Join(
            "; ",
            await bot.SendAsync(Updates.Command("/start x", kind: kind)),
            await bot.SendAsync(Updates.Text("Menu", kind: kind)),
            await bot.SendAsync(Updates.Text("Menu y", kind: kind))
        );
    }
}
