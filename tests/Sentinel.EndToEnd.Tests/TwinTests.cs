using Microsoft.Extensions.Time.Testing;
using Sentinel.Dispatch;
using Sentinel.EndToEnd.Tests.Bots;
using Sentinel.Limiting;
using Sentinel.Testing;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace Sentinel.EndToEnd.Tests;

/// <summary>Handlers that are routed by hand, through their guarded twins.</summary>
internal sealed class TwinTests
{
    [Test]
    public async Task A_twin_on_the_clients_own_event_stops_a_flood()
    {
        await using TelegramEmulator telegram = await TelegramEmulator.StartAsync();
        EmulatedBot bot = telegram.AddBot("EchoBot");
        using CancellationTokenSource stop = new();
        TelegramBotClient client = new(bot.ClientOptions, cancellationToken: stop.Token);
        EchoHandlers echo = new(client);
        client.OnMessage += echo.Guard(SentinelGuard.InMemory(new FakeTimeProvider()), client).OnMessage;
        EmulatedChat chat = telegram.AddUser("Mallory").OpenChatWith(bot);

        for (int i = 0; i < 7; i++)
        {
            chat.Send($"{i}");
        }

        await bot.AllUpdatesConfirmedAsync();
        await stop.CancelAsync();

        Assert.That(
            bot.SentMessages.Select(message => message.Text),
            Is.EqualTo(new[] { "echo Message 0", "echo Message 1", "echo Message 2" })
        );
    }

    [Test]
    public async Task A_twin_says_what_was_decided_and_what_the_handler_returned()
    {
        await using TelegramEmulator telegram = await TelegramEmulator.StartAsync();
        EmulatedBot bot = telegram.AddBot("ShopBot");
        TelegramBotClient client = bot.CreateClient();
        EmulatedChat chat = telegram.AddUser("Alice").OpenChatWith(bot);
        Message message = new() { Chat = chat.ToChat(), Text = "/start" };
        ShopHandlers.GuardedHandlers twins = new ShopHandlers().Guard(SentinelGuard.InMemory(new FakeTimeProvider()));

        Guarded<Message> first = await twins.StartAsync(client, message, "by hand", CancellationToken.None);
        Guarded<Message> last = first;
        for (int i = 0; i < ShopHandlers.StartPermits; i++)
        {
            last = await twins.StartAsync(client, message, "again", CancellationToken.None);
        }

        Assert.That(first.TryGetValue(out Message? sent), Is.True);
        Assert.That(sent!.Text, Is.EqualTo("start:by hand"));
        Assert.That(first.Verdict.Remaining, Is.EqualTo(ShopHandlers.StartPermits - 1));
        Assert.That(last.TryGetValue(out _), Is.False);
        Assert.That(last.Verdict.Outcome, Is.EqualTo(Outcome.Throttled));
        Assert.That(last.Verdict.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(60)));
        Assert.That(bot.SentMessages, Has.Count.EqualTo(ShopHandlers.StartPermits));
    }
}
