using Microsoft.Extensions.DependencyInjection;
using Telegram.Bot.Polling;

namespace Sentinel.Generators.Tests;

/// <summary>An application whose handlers are in several assemblies: none of them is lost.</summary>
public sealed class SeveralAssembliesTests
{
    private const string Both = TwoAssemblies.ApplicationFirst;
    private const string Reversed = TwoAssemblies.LibraryFirst;
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
        await using RunningApplication bot = TwoAssemblies.Application("[Command(\"lib\")]", "[Command(\"app\")]", add);
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
        await using RunningApplication bot = TwoAssemblies.Application(
            "[Command(\"lib\")]",
            "[Command(\"app\")]",
            Both
        );
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
            await using RunningApplication bot = TwoAssemblies.Application(library, application, add);
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
        await using RunningApplication bot = TwoAssemblies.Application(route, route, Both);

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
        await using RunningApplication wrong = TwoAssemblies.Application(inner, outer, Both);
        await using RunningApplication right = TwoAssemblies.Application(inner, outer, Reversed);

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
        await using RunningApplication bot = TwoAssemblies.Application(
            "[Command(\"lib\")]",
            "[Command(\"app\")]",
            Both
        );
        bot.Add();

        Assert.That(await bot.SendAsync(Updates.Command("/lib@ShopBot")), Is.EqualTo("Library"));
        Assert.That(await bot.SendAsync(Updates.Command("/app@ShopBot")), Is.EqualTo("Application"));
        Assert.That(await bot.SendAsync(Updates.Command("/lib@OtherBot")), Is.Empty);
        Assert.That(bot.Client.Requests, Is.EqualTo(["getMe"]));
    }

    [Test]
    public async Task A_command_that_names_the_bot_reaches_the_rest_of_the_assembly_that_was_added_first()
    {
        await using RunningApplication bot = TwoAssemblies.Application("[Command(\"lib\")]", "[On]", Both);
        bot.Add();

        Assert.That(await bot.SendAsync(Updates.Command("/other@ShopBot")), Is.EqualTo("Application"));
    }

    [Test]
    public async Task Who_must_change_a_route_is_not_told_to_change_the_order()
    {
        await using RunningApplication bot = TwoAssemblies.Application(
            "[Text(\"go*\", \"x now\")]",
            "[Text(\"go now\", \"x*\")]",
            Both
        );

        Assert.That(bot.Add, Throws.InvalidOperationException.With.Message.Not.Contains("first."));
    }
}
