using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Sentinel.Dispatch;
using Sentinel.EndToEnd.Tests.Bots;
using Sentinel.Testing;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace Sentinel.EndToEnd.Tests;

/// <summary>A webhook must answer 2xx whatever was decided, or Telegram sends the update again.</summary>
internal sealed class WebhookTests
{
    [Test]
    public async Task Refused_and_failing_updates_are_delivered_once()
    {
        await using TelegramEmulator telegram = await TelegramEmulator.StartAsync();
        EmulatedBot bot = telegram.AddBot("ShopBot");
        TelegramBotClient client = bot.CreateClient();
        SentinelDispatcher dispatcher = new(SentinelGuard.InMemory(), new CountingHandlers(), new ShopHandlers())
        {
            OnError = (_, _, _) => Task.CompletedTask,
        };
        int deliveries = 0;
        await using WebApplication server = ServerFor(async context =>
        {
            Interlocked.Increment(ref deliveries);
            Update? update = await JsonSerializer.DeserializeAsync<Update>(context.Request.Body, JsonBotAPI.Options);
            await dispatcher.HandleUpdateAsync(client, update!, context.RequestAborted);
        });
        await server.StartAsync();
        await client.SetWebhook(server.Urls.First());
        EmulatedChat chat = telegram.AddUser("Mallory").OpenChatWith(bot);

        for (int i = 0; i < 15; i++)
        {
            chat.Send("/start");
        }

        chat.Send("/broken");
        await bot.AllUpdatesConfirmedAsync();

        Assert.That(chat.Messages.Count(message => message.Author == bot), Is.EqualTo(ShopHandlers.StartPermits));
        Assert.That(deliveries, Is.EqualTo(16));
    }

    private static WebApplication ServerFor(RequestDelegate handle)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        WebApplication server = builder.Build();
        server.Run(handle);
        return server;
    }
}
