using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Hosting;
using Telegram.Bot.Polling;

namespace Sentinel.Generators.Tests;

public sealed class RegistrationTests
{
    private const string Source = """
        namespace Bots;

        public sealed class Catalog
        {
            public string Name => "tea";
        }

        public sealed partial class Shop(Catalog catalog)
        {
            [Text("a")]
            public void First(Message m) => Journal.Add(catalog.Name);
        }

        public sealed partial class Kitchen
        {
            public string Dish { get; init; } = "soup";

            [Text("b")]
            public void Second(Message m) => Journal.Add(Dish);
        }

        public sealed partial class ByHand
        {
            [Throttle(1, 1)]
            public void Third(Message m) { }
        }
        """;

    [Test]
    public async Task AddHandlers_registers_handlers_with_routes_and_one_dispatcher()
    {
        using RunningBot bot = RunningBot.Of(Source);
        ServiceCollection services = [];
        services.AddSingleton(bot.TypeOf("Bots.Catalog"));
        await using ServiceProvider provider = AddHandlers(bot, services);
        IUpdateHandler handler = provider.GetRequiredService<IUpdateHandler>();

        await handler.HandleUpdateAsync(bot.Client, Updates.Text("a"), default);
        await handler.HandleUpdateAsync(bot.Client, Updates.Text("b"), default);

        Assert.That(Noted(bot), Is.EqualTo(["tea", "soup"]));
        Assert.That(handler, Is.SameAs(provider.GetRequiredService(bot.TypeOf("Bots.SentinelDispatcher"))));
        Assert.That(provider.GetService(bot.TypeOf("Bots.ByHand")), Is.Null);
    }

    [Test]
    public async Task AddHandlers_keeps_a_handler_that_the_application_registered_itself()
    {
        using RunningBot bot = RunningBot.Of(Source);
        Type kitchen = bot.TypeOf("Bots.Kitchen");
        object own = Activator.CreateInstance(kitchen)!;
        kitchen.GetProperty("Dish")!.SetValue(own, "stew");
        ServiceCollection services = [];
        services.AddSingleton(bot.TypeOf("Bots.Catalog"));
        services.AddSingleton(kitchen, own);
        await using ServiceProvider provider = AddHandlers(bot, services);

        await provider.GetRequiredService<IUpdateHandler>().HandleUpdateAsync(bot.Client, Updates.Text("b"), default);

        Assert.That(Noted(bot), Is.EqualTo(["stew"]));
    }

    private static ServiceProvider AddHandlers(RunningBot bot, ServiceCollection services)
    {
        SentinelBuilder builder = services.AddSentinel();
        object? returned = bot.TypeOf("Bots.SentinelHandlers").GetMethod("AddHandlers")!.Invoke(null, [builder]);
        Assert.That(returned, Is.SameAs(builder));
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
    }

    private static List<string> Noted(RunningBot bot)
    {
        PropertyInfo entries = bot.TypeOf("Bots.Journal").GetProperty("Entries")!;
        return (List<string>)entries.GetValue(null)!;
    }
}
