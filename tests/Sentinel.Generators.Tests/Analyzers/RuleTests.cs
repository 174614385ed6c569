using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

public sealed class RuleTests
{
    [TestCaseSource(typeof(RuleCases), nameof(RuleCases.All))]
    public async Task A_handler_that_cannot_be_is_reported_where_it_is_odd(RuleCase rule)
    {
        MarkedSource source = new(rule.Source);

        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(BotCompilation.Of(source.Text));

        Assert.That(reported.Select(static found => found.Id), Is.EqualTo([rule.Id]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reported[0].Location.SourceSpan, Is.EqualTo(source.Spans.Single()));
            Assert.That(reported[0].GetMessage(CultureInfo.InvariantCulture), Does.Contain(rule.Message));
            Assert.That(reported[0].Severity, Is.EqualTo(DiagnosticSeverity.Error));
        }
    }

    [TestCaseSource(typeof(RuleCases), nameof(RuleCases.All))]
    public void It_is_not_emitted_and_its_neighbours_are(RuleCase rule)
    {
        CSharpCompilation input = BotCompilation.Of(new MarkedSource(rule.Source).Text);

        GeneratorRun run = GeneratorRun.Of(input);

        string emitted = string.Concat(run.Sources.Values);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(emitted, Does.Not.Contain("Odd"));
            Assert.That(emitted, Does.Contain("> Fine(").And.Contain("SentinelCalls.FineCall(_neighbour"));
            Assert.That(emitted, Does.Contain("> Beside(").And.Contain("SentinelCalls.BesideCall("));
        }
    }

    [Test]
    public async Task A_class_that_is_not_partial_is_reported_at_each_handler_and_gets_no_code()
    {
        MarkedSource source = new(
            """
            public sealed class Shop
            {
                [Throttle(1, 1)] public void [|First|](Message m) { }
                [On] public void [|Second|](Message m) { }
                public void Third(Message m) { }
            }
            """
        );
        CSharpCompilation input = BotCompilation.Of(source.Text);

        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(input);

        Assert.That(reported.Select(static found => found.Id), Is.All.EqualTo("SNT001"));
        Assert.That(reported.Select(static found => found.Location.SourceSpan), Is.EquivalentTo(source.Spans));
        Assert.That(GeneratorRun.Of(input).Sources, Is.Empty);
    }

    [Test]
    public async Task A_class_that_is_local_to_its_file_is_reported()
    {
        MarkedSource source = new(
            "file sealed partial class Shop { [Throttle(1, 1)] public void [|Odd|](Message m) { } }"
        );
        CSharpCompilation input = BotCompilation.Of(source.Text);

        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(input);

        Assert.That(reported.Single().Id, Is.EqualTo("SNT006"));
        Assert.That(reported.Single().Location.SourceSpan, Is.EqualTo(source.Spans.Single()));
        Assert.That(
            reported.Single().GetMessage(CultureInfo.InvariantCulture),
            Does.Contain("'Shop' is local to its file")
        );
        Assert.That(GeneratorRun.Of(input).Sources, Is.Empty);
    }

    [Test]
    public async Task An_override_of_a_conditional_method_is_reported()
    {
        MarkedSource source = new(
            """
            public class Base { [System.Diagnostics.Conditional("TRACE")] public virtual void Odd(Message m) { } }
            public partial class Shop : Base { [On] public override void [|Odd|](Message m) { } }
            """
        );
        CSharpCompilation input = BotCompilation.Of(source.Text);

        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(input);

        Assert.That(reported.Select(static found => found.Id), Is.EqualTo(["SNT006"]));
        Assert.That(reported[0].Location.SourceSpan, Is.EqualTo(source.Spans.Single()));
        Assert.That(GeneratorRun.Of(input).Sources, Is.Empty);
    }

    [Test]
    public async Task An_out_parameter_is_reported()
    {
        MarkedSource source = new(
            "public partial class Shop { [Throttle(1, 1)] public void Odd(Message m, out int [|i|]) => i = 1; }"
        );
        CSharpCompilation input = BotCompilation.Of(source.Text);

        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(input);

        Assert.That(reported.Select(static found => found.Id), Is.EqualTo(["SNT006"]));
        Assert.That(reported[0].Location.SourceSpan, Is.EqualTo(source.Spans.Single()));
    }

    [Test]
    public async Task All_that_is_wrong_with_a_handler_is_reported_at_once()
    {
        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfAsync(
            BotCompilation.Of(
                """
                public class Shop
                {
                    [Throttle(0, 0), Command("/x")] public async void Odd(int i, string s) => await Task.Yield();
                }
                """
            )
        );

        Assert.That(
            reported.Select(static found => found.Id).Order(),
            Is.EqualTo(["SNT001", "SNT002", "SNT003", "SNT004", "SNT004", "SNT008"])
        );
    }
}
