using System.CodeDom.Compiler;
using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sentinel.Generators.Tests;

/// <summary>What was generated, as a person reads it, asks for its documentation or steps through it.</summary>
public sealed partial class EmissionTests
{
    private const string Source = """
        namespace Bots;

        public partial class Shop<T>
        {
            [Throttle(1, 1)]
            public void Run(Message message, List<(int A, string? B)[]> list, T? item, int? number) { }

            /// <summary>Runs, too.</summary>
            [Throttle(1, 1)]
            public Task<T?> Run(Message message) => Task.FromResult<T?>(default);

            public partial class @class
            {
                [Throttle(1, 1)]
                public void @void(Message message, T[] items) { }
            }
        }

        public partial class Market
        {
            [On]
            [System.Diagnostics.CodeAnalysis.Experimental("BOT1")]
            public void Run(Message message) { }
        }
        """;

    [Test]
    public void Warnings_are_switched_off_by_name()
    {
        string[] off =
        [
            .. GeneratorRun
                .Of(Source)
                .Sources.Values.Select(static text => CSharpSyntaxTree.ParseText(text).GetRoot())
                .SelectMany(static root => root.DescendantNodes(descendIntoTrivia: true))
                .OfType<PragmaWarningDirectiveTriviaSyntax>()
                .Select(static pragma => pragma.ErrorCodes.ToString())
                .Distinct()
                .Order(),
        ];

        Assert.That(off, Is.EqualTo(["BOT1", "CS0108", "CS0612, CS0618"]));
    }

    [Test]
    public void Only_a_file_that_calls_an_experimental_handler_allows_it()
    {
        IReadOnlyDictionary<string, string> sources = GeneratorRun.Of(Source).Sources;

        Assert.That(
            sources.Where(static source => source.Value.Contains("BOT1", StringComparison.Ordinal)).Select(s => s.Key),
            Is.EquivalentTo(["Bots.Market.g.cs", "SentinelDispatcher.g.cs", "SentinelHandlers.g.cs"])
        );
        Assert.That(
            sources["Bots.Market.g.cs"],
            Does.Contain("ExperimentalAttribute(\"BOT1\")]\n        public"),
            "who calls the twin is told"
        );
    }

    [Test]
    public void A_twin_takes_over_the_documentation_of_its_own_handler()
    {
        GeneratorRun run = GeneratorRun.Of(Source);

        string[] documented =
        [
            .. run
                .Sources.Values.SelectMany(static text => Inherited.Matches(text))
                .Select(static match => match.Groups[1].Value)
                .Select(id => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, run.Input))
                .Select(static handler => handler!.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat))
                .Order(StringComparer.Ordinal),
        ];

        Assert.That(
            documented,
            Is.EqualTo([
                "Market.Run(Message)",
                "Shop<T>.@class.@void(Message, T[])",
                "Shop<T>.Run(Message)",
                "Shop<T>.Run(Message, List<(int A, string? B)[]>, T?, int?)",
            ])
        );
    }

    [Test]
    public void Generated_types_say_which_version_wrote_them()
    {
        using RunningBot bot = RunningBot.Of(Source);

        GeneratedCodeAttribute mark = bot.TypeOf("Bots.SentinelDispatcher")
            .GetCustomAttribute<GeneratedCodeAttribute>()!;

        Version version = typeof(SentinelGenerator).Assembly.GetName().Version!;
        Assert.That((mark.Tool, mark.Version), Is.EqualTo(("Sentinel.Generators", version.ToString(fieldCount: 3))));
    }

    [Test]
    public void Stepping_into_a_call_leads_to_the_handler_and_twins_can_be_stepped_through()
    {
        using RunningBot bot = RunningBot.Of(Source);

        Assert.That(StepsThrough("Bots.Market+SentinelCalls+RunCall"), Is.True);
        Assert.That(StepsThrough("Bots.Market+GuardedHandlers"), Is.False);

        bool StepsThrough(string type) => Attribute.IsDefined(bot.TypeOf(type), typeof(DebuggerStepThroughAttribute));
    }

    [GeneratedRegex("inheritdoc cref=\"(M:[^\"]+)\"")]
    private static partial Regex Inherited { get; }
}
