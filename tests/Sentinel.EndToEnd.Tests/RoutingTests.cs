using Sentinel.Testing;

namespace Sentinel.EndToEnd.Tests;

/// <summary>Which handler a user's message reaches.</summary>
internal sealed class RoutingTests
{
    [TestCase("/start", "start:")]
    [TestCase("/start deep-link", "start:deep-link")]
    [TestCase("/START", "start:")]
    [TestCase("/help", "start:")]
    [TestCase("/start@ShopBot", "start:")]
    [TestCase("/start@shopbot  args", "start:args")]
    [TestCase("/start@OtherBot", "chat:/start@OtherBot")]
    [TestCase("/starting", "chat:/starting")]
    [TestCase("please /start", "chat:please /start")]
    [TestCase("Cart", "cart")]
    [TestCase("cart", "chat:cart")]
    [TestCase("Carts", "chat:Carts")]
    [TestCase("Order tea", "order:tea")]
    [TestCase("Order", "chat:Order")]
    public async Task A_message_reaches_its_handler(string text, string expected)
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = running.Telegram.AddUser("Alice").OpenChatWith(running.Bot);

        chat.Send(text);

        Assert.That(await running.TextsInAsync(chat), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public async Task The_name_of_the_bot_is_asked_once_and_only_when_a_command_addresses_somebody()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = running.Telegram.AddUser("Alice").OpenChatWith(running.Bot);
        chat.Send("/start");
        await running.Bot.AllUpdatesConfirmedAsync();
        int before = running.Bot.CountOf("getMe");

        chat.Send("/start@OtherBot");
        chat.Send("/start@ShopBot");
        await running.Bot.AllUpdatesConfirmedAsync();

        Assert.That(running.Bot.CountOf("getMe") - before, Is.EqualTo(1));
        Assert.That(before, Is.Zero);
    }

    [Test]
    public async Task A_caption_is_no_command()
    {
        await using RunningBot running = await RunningBot.StartAsync();
        EmulatedChat chat = running.Telegram.AddUser("Alice").OpenChatWith(running.Bot);

        chat.SendPhoto("/start");

        Assert.That(await running.TextsInAsync(chat), Is.EqualTo(new[] { "chat:" }));
    }
}
