using Microsoft.Extensions.DependencyInjection;
using Sentinel.Dispatch;
using Sentinel.Limiting;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Generators.Tests;

/// <summary>What is one's own among the assemblies of an application: a dispatcher, a class that derives from the library's.</summary>
public sealed class JoinedDispatcherTests
{
    [Test]
    public async Task A_dispatcher_that_the_application_registered_itself_is_used()
    {
        await using RunningApplication bot = TwoAssemblies.Application(
            "[Command(\"lib\")]",
            "[Command(\"app\")]",
            TwoAssemblies.ApplicationFirst
        );
        Type type = bot.TypeOf("Bots.SentinelDispatcher");
        object handlers = Activator.CreateInstance(bot.TypeOf("Bots.Own"))!;
        object own = Activator.CreateInstance(type, SentinelGuard.InMemory(), handlers)!;
        bot.Services.AddSingleton(type, own);
        bot.Add();

        Assert.That(bot.Provider.GetRequiredService<IUpdateHandler>(), Is.SameAs(own));
        Assert.That(await bot.SendAsync(Updates.Command("/lib")), Is.EqualTo("Library"));
    }

    [Test]
    public async Task A_handler_class_may_derive_from_one_of_the_library_and_its_twins_with_it()
    {
        await using RunningApplication bot = RunningApplication.Of(
            TwoAssemblies.Library("[Command(\"lib\")]"),
            """
            namespace Bots;

            public partial class Own : Library.Shelf
            {
                [Throttle(1, 1)]
                public void Walk(Message message) => Library.Journal.Add("Walk");
            }

            public static class Setup
            {
                public static void Add(SentinelBuilder builder) => builder.AddHandlersFromAssemblyContaining<Own>();

                public static Task<Verdict> Twin(SentinelGuard guard, Message message) =>
                    new Own().Guard(guard).Run(new Update { Message = message });
            }
            """
        );
        bot.Add();
        var twin = bot.TypeOf("Bots.Setup")
            .GetMethod("Twin")!
            .CreateDelegate<Func<SentinelGuard, Message, Task<Verdict>>>();

        Assert.That(await bot.SendAsync(Updates.Command("/lib")), Is.EqualTo("Library"));
        Assert.That((await twin(SentinelGuard.InMemory(), new Message())).IsAdmitted);
    }

    [Test]
    public async Task A_class_without_routes_that_derives_from_one_of_the_library_adds_its_own_assembly()
    {
        await using RunningApplication bot = RunningApplication.Of(
            TwoAssemblies.Library("[Command(\"lib\")]"),
            """
            namespace Bots;

            public partial class Own : Library.Shelf
            {
                [Throttle(1, 1)]
                public void Walk(Message message) => Library.Journal.Add("Walk");
            }

            internal sealed partial class Other
            {
                [Command("app")]
                public void Run(Message message) => Library.Journal.Add("Application");
            }

            public static class Setup
            {
                public static void Add(SentinelBuilder builder) => builder.AddHandlersFromAssemblyContaining<Own>();
            }
            """
        );
        bot.Add();

        Assert.That(await bot.SendAsync(Updates.Command("/app")), Is.EqualTo("Application"));
    }

    [Test]
    public async Task What_the_application_sets_on_its_dispatcher_holds_for_all()
    {
        await using RunningApplication bot = TwoAssemblies.Application(
            "[Command(\"lib\")]",
            "[Command(\"app\")]",
            TwoAssemblies.LibraryFirst
        );
        Type type = bot.TypeOf("Bots.SentinelDispatcher");
        object own = Activator.CreateInstance(
            type,
            SentinelGuard.InMemory(),
            Activator.CreateInstance(bot.TypeOf("Bots.Own"))!
        )!;
        List<Exception> told = [];
        Func<Exception, HandleErrorSource, CancellationToken, Task> tell = (exception, _, _) =>
        {
            told.Add(exception);
            return Task.CompletedTask;
        };
        type.GetProperty(nameof(UpdateDispatcher.OnError))!.SetValue(own, tell);
        bot.Services.AddSingleton(type, own);
        bot.Add();
        InvalidOperationException failure = new("No.");

        await bot
            .Provider.GetRequiredService<IUpdateHandler>()
            .HandleErrorAsync(bot.Client, failure, HandleErrorSource.HandleUpdateError, CancellationToken.None);

        Assert.That(told, Is.EqualTo([failure]));
    }
}
