using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sentinel.EndToEnd.Tests.Bots;
using Sentinel.Testing;
using Telegram.Bot;
using Telegram.Bot.Polling;

namespace Sentinel.EndToEnd.Tests;

/// <summary>The same chain, built by an application's container.</summary>
internal sealed class HostedTests
{
    [Test]
    public async Task AddSentinel_and_AddHandlers_make_a_bot_that_stops_a_flood()
    {
        await using TelegramEmulator telegram = await TelegramEmulator.StartAsync();
        EmulatedBot bot = telegram.AddBot("ShopBot");
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<ITelegramBotClient>(bot.CreateClient());
        builder.Services.AddHostedService<Polling>();
        builder.Services.AddSentinel().AddHandlers();
        using IHost host = builder.Build();
        await host.StartAsync();
        EmulatedChat chat = telegram.AddUser("Mallory").OpenChatWith(bot);

        for (int i = 0; i < 15; i++)
        {
            chat.Send("/start");
        }

        await bot.AllUpdatesConfirmedAsync();
        await host.StopAsync();

        Assert.That(bot.SentMessages, Has.Count.EqualTo(ShopHandlers.StartPermits));
    }

    [Test]
    public void The_dispatcher_and_the_update_handler_are_one_and_handlers_are_the_applications_own_where_it_has_them()
    {
        ShopHandlers own = new();
        ServiceCollection services = new();
        services.AddSingleton(own);
        services.AddSentinel().AddHandlers();
        using ServiceProvider provider = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }
        );

        Assert.That(
            provider.GetRequiredService<IUpdateHandler>(),
            Is.SameAs(provider.GetRequiredService<SentinelDispatcher>())
        );
        Assert.That(provider.GetRequiredService<ShopHandlers>(), Is.SameAs(own));
    }

    private sealed class Polling(ITelegramBotClient bot, IUpdateHandler handler) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
            bot.ReceiveAsync(handler, cancellationToken: stoppingToken);
    }
}
