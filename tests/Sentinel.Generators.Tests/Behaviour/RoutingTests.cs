using Telegram.Bot.Types.Enums;

namespace Sentinel.Generators.Tests;

public sealed class RoutingTests
{
    private const string Source = """
        namespace Bots;

        public sealed partial class Shop
        {
            [Command("start", "help")]
            public void Start(Message message) => Journal.Add("Start");

            [Text("Menu", "Cart")]
            public void Menu(Message message) => Journal.Add("Menu");

            [Text("Order *")]
            public void Order(Message message) => Journal.Add("Order");

            [CallbackData("yes", "no")]
            public void Answer(CallbackQuery query) => Journal.Add("Answer");

            [CallbackData("buy:*")]
            public void Buy(CallbackQuery query) => Journal.Add("Buy");

            [On(UpdateType.EditedMessage), On(UpdateType.ChannelPost)]
            public void Edited(Message message) => Journal.Add("Edited");

            [Throttle(1, 1)]
            public void ByHand(Message message) => Journal.Add("ByHand");
        }
        """;

    [TestCase("/start", ExpectedResult = "Start")]
    [TestCase("/help", ExpectedResult = "Start")]
    [TestCase("/START", ExpectedResult = "Start")]
    [TestCase("/start now", ExpectedResult = "Start")]
    [TestCase("/stop", ExpectedResult = "")]
    [TestCase("/starting", ExpectedResult = "")]
    public async Task<string> Commands_are_found_by_name(string text)
    {
        using RunningBot bot = RunningBot.Of(Source);
        return await bot.SendAsync(Updates.Command(text));
    }

    [TestCase("Menu", ExpectedResult = "Menu")]
    [TestCase("Cart", ExpectedResult = "Menu")]
    [TestCase("menu", ExpectedResult = "")]
    [TestCase("Menus", ExpectedResult = "")]
    [TestCase("Order soup", ExpectedResult = "Order")]
    [TestCase("Order ", ExpectedResult = "Order")]
    [TestCase("Order", ExpectedResult = "")]
    [TestCase("order soup", ExpectedResult = "")]
    [TestCase("/start", ExpectedResult = "")]
    [TestCase("start", ExpectedResult = "")]
    public async Task<string> Texts_are_found_as_written_or_by_their_beginning(string text)
    {
        using RunningBot bot = RunningBot.Of(Source);
        return await bot.SendAsync(Updates.Text(text));
    }

    [TestCase("yes", ExpectedResult = "Answer")]
    [TestCase("no", ExpectedResult = "Answer")]
    [TestCase("Yes", ExpectedResult = "")]
    [TestCase("buy:tea", ExpectedResult = "Buy")]
    [TestCase("buy:", ExpectedResult = "Buy")]
    [TestCase("buy", ExpectedResult = "")]
    [TestCase("Menu", ExpectedResult = "")]
    public async Task<string> Presses_are_found_by_their_data(string data)
    {
        using RunningBot bot = RunningBot.Of(Source);
        return await bot.SendAsync(Updates.Press(data));
    }

    [TestCase(UpdateType.Message, ExpectedResult = "")]
    [TestCase(UpdateType.EditedMessage, ExpectedResult = "Edited")]
    [TestCase(UpdateType.ChannelPost, ExpectedResult = "Edited")]
    [TestCase(UpdateType.EditedChannelPost, ExpectedResult = "")]
    [TestCase(UpdateType.InlineQuery, ExpectedResult = "")]
    public async Task<string> Only_the_named_kinds_are_taken(UpdateType kind)
    {
        using RunningBot bot = RunningBot.Of(Source);
        return await bot.SendAsync(Updates.Empty(kind));
    }

    [Test]
    public async Task Literals_are_written_so_that_they_mean_what_the_attribute_said()
    {
        using RunningBot bot = RunningBot.Of(
            """"
            namespace Bots;

            public sealed partial class Shop
            {
                [Text("\"quoted\" \\ {0} // \n\t\u2028", "🛒 Cart", """a "raw" one""")]
                public void Odd(Message message) => Journal.Add("Odd");
            }
            """"
        );

        string[] texts = ["\"quoted\" \\ {0} // \n\t\u2028", "🛒 Cart", """a "raw" one"""];
        foreach (string text in texts)
        {
            Assert.That(await bot.SendAsync(Updates.Text(text)), Is.EqualTo("Odd"), text);
        }
    }

    [Test]
    public async Task An_attribute_by_another_name_is_still_ours()
    {
        using RunningBot bot = RunningBot.Of(
            """
            using Limit = Sentinel.ThrottleAttribute;
            using Slash = Sentinel.CommandAttribute;

            namespace Bots;

            public sealed partial class Shop
            {
                [Slash("start"), Limit(1, 60)]
                public void Start(Message message) => Journal.Add("Start");
            }
            """
        );

        Assert.That(await bot.SendAsync(Updates.Command("/start")), Is.EqualTo("Start"));
        Assert.That(await bot.SendAsync(Updates.Command("/start")), Is.Empty);
    }
}
