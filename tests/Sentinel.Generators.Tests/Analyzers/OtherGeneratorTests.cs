using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Tests;

/// <summary>
/// No generator sees what another one writes, and analyzers see both: a handler made with it reads well, and has no twin.
/// </summary>
public sealed class OtherGeneratorTests
{
    private const string Written = $$"""

        #if {{OtherGenerator.Symbol}}
        namespace Written
        {
            public sealed class Order;
            public static class Names { public const string Start = "start"; public const double Seconds = 10; public const int Day = 3; }
        }
        public partial class Shop { public partial void Fine(Message m) { } }
        #endif
        """;

    [TestCase("[Throttle(3, 10)] public Task [|Odd|](Message m, Written.Order o) => Task.CompletedTask;")]
    [TestCase("[Command(Written.Names.Start), Throttle(3, 10)] public Task [|Odd|](Message m) => Task.CompletedTask;")]
    [TestCase("[Text(\"a\", Written.Names.Start)] public void [|Odd|](Message m) { }")]
    [TestCase("[Throttle(3, 10, Bucket = Written.Names.Start)] public void [|Odd|](Message m) { }")]
    [TestCase("[Throttle(3, Written.Names.Seconds)] public void [|Odd|](Message m) { }")]
    [TestCase("[On] public Task<Written.Order> [|Odd|](Message m) => null!;")]
    [TestCase("[Throttle(1, 1)] public void [|Odd|](Message m, List<Written.Order[]> o) { }")]
    [TestCase("[Throttle(1, 1)] public void [|Odd|](Message m, string s = Written.Names.Start) { }")]
    [TestCase("[Throttle(1, 1)] public void [|Odd|](Message m, double d = Written.Names.Seconds) { }")]
    [TestCase("[Throttle(1, 1)] public void [|Odd|](Message m, DayOfWeek d = (DayOfWeek)Written.Names.Day) { }")]
    [TestCase("[Throttle(1, 1)] public void [|Odd|](Message m, bool b = Written.Names.Day == 3) { }")]
    [TestCase(
        "public partial void [|Odd|](Message m, int d = Written.Names.Day); [Throttle(1, 1)] public partial void Odd(Message m, int d) { }"
    )]
    [TestCase(
        "private const int Day = Written.Names.Day; [Throttle(1, 1)] public void [|Odd|](Message m, int d = Day) { }"
    )]
    [TestCase("[Throttle(1, (double)Written.Names.Day)] public void [|Odd|](Message m) { }")]
    [TestCase("[Throttle(1, 1, Scope = (Scope)Written.Names.Day)] public void [|Odd|](Message m) { }")]
    [TestCase("[Throttle(1, 1)] public void [|Odd|](Message m, Box<Written.Order>.Item i) { }")]
    public Task A_handler_that_needs_what_another_generator_writes_is_reported_once(string handler) =>
        RuleTest.Reports(
            "SNT016",
            $"public partial class Shop {{ {handler} public partial void Fine(Message m); public class Box<T> {{ public class Item; }} }} {Written}",
            says: Does.StartWith("The attributes of 'Odd' do nothing, since no twin of it was generated"),
            severity: DiagnosticSeverity.Error
        );

    [Test]
    public async Task A_handler_that_another_generator_writes_is_reported()
    {
        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(
            BotCompilation.Of(
                $$"""
                #if {{OtherGenerator.Symbol}}
                public partial class Shop { [On, Throttle(1, 1)] public void Odd(Message m) { } }
                #endif
                """
            )
        );

        Assert.That(reported.Select(static found => found.Id), Is.EqualTo(["SNT016"]));
    }

    [TestCase("[Throttle(1, 1)] public partial void Fine(Message m);")]
    [TestCase(
        "[Throttle(1, 1)] public void Other(Message m) => Use(new Written.Order()); private static void Use(Written.Order o) { } public partial void Fine(Message m);"
    )]
    public async Task What_another_generator_writes_may_be_the_body_or_be_used_there(string handler)
    {
        Assert.That(
            await AnalyzerRun.OfAsync(BotCompilation.Of($"public partial class Shop {{ {handler} }} {Written}")),
            Is.Empty
        );
    }

    /// <summary>An editor may run analyzers before generators: only a build has the last word.</summary>
    [Test]
    public void It_is_reported_when_a_compilation_ends()
    {
        DiagnosticDescriptor rule = EveryAnalyzer.Rules.Single(static rule => rule.Id == "SNT016");

        Assert.That(rule.CustomTags, Does.Contain(WellKnownDiagnosticTags.CompilationEnd));
    }
}
