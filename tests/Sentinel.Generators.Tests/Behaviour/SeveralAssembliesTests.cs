using Microsoft.Extensions.DependencyInjection;
using Sentinel.Dispatch;
using Sentinel.Limiting;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Generators.Tests;

/// <summary>An application whose handlers are in several assemblies: none of them is lost.</summary>
public sealed class SeveralAssembliesTests
{
    private const string Both = "builder.AddHandlers().AddHandlersFromAssemblyContaining<Library.Shelf>()";
    private const string Reversed = "builder.AddHandlersFromAssemblyContaining<Library.Shelf>().AddHandlers()";
    private const string ByTheLibrarysOwnMethod = "builder.AddHandlers().AddShelf()";
    private const string ByInternals = "Library.SentinelHandlers.AddHandlers(builder.AddHandlers())";
    private const string Twice = $"{Both}.AddHandlers().AddHandlersFromAssemblyContaining<Library.Shelf>()";

    [TestCase(Both)]
    [TestCase(Reversed)]
    [TestCase(ByTheLibrarysOwnMethod)]
    [TestCase(ByInternals)]
    [TestCase(Twice)]
    public async Task Each_update_goes_to_the_assembly_that_takes_it(string add)
    {
        await using RunningApplication bot = Application("[Command(\"lib\")]", "[Command(\"app\")]", add);
        bot.Add();

        Assert.That(await bot.SendAsync(Updates.Command("/lib")), Is.EqualTo("Library"));
        Assert.That(await bot.SendAsync(Updates.Command("/app")), Is.EqualTo("Application"));
        Assert.That(await bot.SendAsync(Updates.Command("/other")), Is.Empty);
        Assert.That(bot.Provider.GetServices<IUpdateHandler>().Count(), Is.EqualTo(1));
    }

    [TestCase("Bots.SentinelDispatcher")]
    [TestCase("Library.SentinelDispatcher")]
    public async Task A_dispatcher_that_is_asked_for_by_type_dispatches_to_all(string type)
    {
        await using RunningApplication bot = Application("[Command(\"lib\")]", "[Command(\"app\")]", Both);
        bot.Add();
        IUpdateHandler handler = (IUpdateHandler)bot.Provider.GetRequiredService(bot.TypeOf(type));

        Assert.That(await bot.SendAsync(handler, Updates.Command("/lib")), Is.EqualTo("Library"));
        Assert.That(await bot.SendAsync(handler, Updates.Command("/app")), Is.EqualTo("Application"));
    }

    [TestCase("[Command(\"go\")]", "[On]", "Library")]
    [TestCase("[Command(\"go\")]", "[On(UpdateType.Message)]", "Library")]
    [TestCase("[On(UpdateType.Message)]", "[On]", "Library")]
    [TestCase("[On]", "[On(UpdateType.Message)]", "Application")]
    [TestCase("[On]", "[Command(\"go\")]", "Application")]
    [TestCase("[Text(\"/go\")]", "[Text(\"/go *\")]", "Library")]
    public async Task Content_comes_before_kind_and_kind_before_the_rest_whatever_was_added_first(
        string library,
        string application,
        string expected
    )
    {
        foreach (string add in new[] { Both, Reversed })
        {
            await using RunningApplication bot = Application(library, application, add);
            bot.Add();

            Assert.That(await bot.SendAsync(Updates.Command("/go")), Is.EqualTo(expected), add);
        }
    }

    [TestCase("[Command(\"go\")]", "the command '/go' (Message)")]
    [TestCase("[Text(\"go\")]", "the text 'go' (Message)")]
    [TestCase("[Text(\"go*\")]", "texts that begin with 'go' (Message)")]
    [TestCase("[On(UpdateType.InlineQuery)]", "every update of the kind InlineQuery")]
    [TestCase("[On]", "whatever no other handler takes")]
    public async Task Two_assemblies_that_take_the_same_are_refused_when_they_are_added(string route, string what)
    {
        await using RunningApplication bot = Application(route, route, Both);

        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(bot.Add)!;

        Assert.That(
            failure.Message,
            Is.EqualTo($"'Bots.Own.Run' takes {what}; with that, 'Library.Shelf.Run' would never get {what}.")
        );
    }

    [TestCase("[Text(\"go now\")]", "[Text(\"go*\")]")]
    [TestCase("[Text(\"go now*\")]", "[Text(\"go*\")]")]
    [TestCase("[Command(\"go\")]", "[Text(\"*\")]")]
    public async Task A_route_within_one_of_an_assembly_that_was_added_first_is_refused(string inner, string outer)
    {
        await using RunningApplication wrong = Application(inner, outer, Both);
        await using RunningApplication right = Application(inner, outer, Reversed);

        Assert.That(
            wrong.Add,
            Throws
                .InvalidOperationException.With.Message.Contains("'Library.Shelf.Run' would never get")
                .And.Message.EndsWith("Add the assembly of the latter first.")
        );
        Assert.That(right.Add, Throws.Nothing);
    }

    [Test]
    public async Task A_command_that_names_the_bot_finds_its_assembly_and_the_name_is_asked_once()
    {
        await using RunningApplication bot = Application("[Command(\"lib\")]", "[Command(\"app\")]", Both);
        bot.Add();

        Assert.That(await bot.SendAsync(Updates.Command("/lib@ShopBot")), Is.EqualTo("Library"));
        Assert.That(await bot.SendAsync(Updates.Command("/app@ShopBot")), Is.EqualTo("Application"));
        Assert.That(await bot.SendAsync(Updates.Command("/lib@OtherBot")), Is.Empty);
        Assert.That(bot.Client.Requests, Is.EqualTo(["getMe"]));
    }

    [Test]
    public async Task A_command_that_names_the_bot_reaches_the_rest_of_the_assembly_that_was_added_first()
    {
        await using RunningApplication bot = Application("[Command(\"lib\")]", "[On]", Both);
        bot.Add();

        Assert.That(await bot.SendAsync(Updates.Command("/other@ShopBot")), Is.EqualTo("Application"));
    }

    [Test]
    public async Task A_dispatcher_that_the_application_registered_itself_is_used()
    {
        await using RunningApplication bot = Application("[Command(\"lib\")]", "[Command(\"app\")]", Both);
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
            Library("[Command(\"lib\")]"),
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
            Library("[Command(\"lib\")]"),
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
        await using RunningApplication bot = Application("[Command(\"lib\")]", "[Command(\"app\")]", Reversed);
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

    [Test]
    public async Task Who_must_change_a_route_is_not_told_to_change_the_order()
    {
        await using RunningApplication bot = Application(
            "[Text(\"go*\", \"x now\")]",
            "[Text(\"go now\", \"x*\")]",
            Both
        );

        Assert.That(bot.Add, Throws.InvalidOperationException.With.Message.Not.Contains("first."));
    }

    private static RunningApplication Application(string library, string application, string add) =>
        RunningApplication.Of(
            Library(library),
            $$"""
            using Library;

            namespace Bots
            {
                internal sealed partial class Own
                {
                    {{application}}
                    public void Run(Update update) => Journal.Add("Application");
                }

                public static class Setup
                {
                    public static void Add(SentinelBuilder builder) => {{add}};
                }
            }
            """
        );

    private static string Library(string route) =>
        $$"""
            namespace Library
            {
                public partial class Shelf
                {
                    {{route}}
                    public void Run(Update update) => Journal.Add("Library");
                }

                public static class ShelfRegistration
                {
                    public static SentinelBuilder AddShelf(this SentinelBuilder builder) => builder.AddHandlers();
                }
            }
            """;
}
