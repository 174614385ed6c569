using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Tests;

public sealed class DuplicateRouteTests
{
    [TestCase("[Command(\"a\")]", "[Command(\"b\", [|\"a\"|])]", "Message", "the command '/a'")]
    [TestCase("[Text(\"a\")]", "[Text([|\"a\"|])]", "Message", "the text 'a'")]
    [TestCase("[Text(\"a*\")]", "[Text([|\"a*\"|])]", "Message", "texts that begin with 'a'")]
    [TestCase("[CallbackData(\"a\")]", "[CallbackData([|\"a\"|])]", "CallbackQuery", "the callback data 'a'")]
    [TestCase(
        "[CallbackData(\"a*\")]",
        "[CallbackData([|\"a*\"|])]",
        "CallbackQuery",
        "callback data that begins with 'a'"
    )]
    [TestCase("[On]", "[[|On(UpdateType.Message)|]]", "Message", "every update of the kind Message")]
    [TestCase("[On]", "[[|On|]]", "Update", "whatever no other handler takes")]
    public Task Two_classes_for_one_route_are_reported_at_the_one_that_would_never_run(
        string first,
        string second,
        string payload,
        string message
    ) =>
        RuleTest.Reports(
            "SNT005",
            [
                $"namespace Bots; public partial class B {{ {second} public void Odd({payload} p) {{ }} }}",
                $"namespace Bots; public partial class A {{ {first} public void Owner({payload} p) {{ }} }}",
            ],
            says: Is.EqualTo($"'Odd' takes {message}, which 'Bots.A.Owner' takes already; one of them would never run")
        );

    [TestCase("[Command(\"a\", [|\"a\"|])]")]
    [TestCase("[Command(new[] { \"a\", [|\"a\"|] })]")]
    [TestCase("[Command(names: [\"a\", [|\"a\"|]])]")]
    [TestCase("[Command(\"a\", [|Name|])]")]
    [TestCase("[Command(\"a\", [|\"a\"|], [|\"a\"|])]")]
    [TestCase("[Command(\"a\", [|\"a\"|]), On, On(UpdateType.BusinessMessage)]")]
    public Task A_route_that_one_handler_has_twice_is_reported_where_it_is_repeated(string attributes) =>
        RuleTest.Reports(
            "SNT005",
            $"public partial class A {{ private const string Name = \"a\"; {attributes} public void One(Message m) {{ }} }}"
        );

    [TestCase("[Command(\"a\")]", "[Text(\"a\", \"/a\")]", "Message")]
    [TestCase("[Text(\"a\")]", "[Text(\"a*\", \"A\")]", "Message")]
    [TestCase("[Command(\"a\")]", "[Command(\"a\"), On(UpdateType.BusinessMessage)]", "Message")]
    [TestCase("[On]", "[On(UpdateType.Poll)]", "Update")]
    [TestCase("[Throttle(1, 1)]", "[Throttle(1, 1)]", "Message")]
    public async Task Routes_that_only_resemble_each_other_are_not_reported(string first, string second, string payload)
    {
        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(
            BotCompilation.Of(
                $"public partial class A {{ {first} public void One({payload} p) {{ }} }}",
                $"public partial class B {{ {second} public void Two({payload} p) {{ }} }}"
            )
        );

        Assert.That(reported, Is.Empty);
    }

    [Test]
    public async Task The_reported_one_keeps_its_twin_and_the_other_its_route()
    {
        using RunningBot bot = RunningBot.Of(
            """
            namespace Bots;

            public sealed partial class B { [On, Throttle(1, 1)] public void Odd(Message m) => Journal.Add("Odd"); }

            public sealed partial class A { [On] public void Owner(Message m) => Journal.Add("Owner"); }

            public static class Probe
            {
                public static Task<Verdict> Odd(SentinelGuard guard, Message m) => new B().Guard(guard).Odd(m);
            }
            """
        );

        Assert.That(await bot.SendAsync(Updates.Text("x")), Is.EqualTo("Owner"));
        (_, string noted) = await bot.ProbeAsync<Limiting.Verdict>("Odd", bot.Guard, Updates.Text("x").Message);
        Assert.That(noted, Is.EqualTo("Odd"));
    }
}
