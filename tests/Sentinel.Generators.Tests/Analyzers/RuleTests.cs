using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

public sealed class RuleTests
{
    [TestCaseSource(typeof(RuleCases), nameof(RuleCases.All))]
    public Task A_handler_that_cannot_be_is_reported_where_it_is_odd(RuleCase rule) =>
        RuleTest.Reports(rule.Id, rule.Source, Does.Contain(rule.Message), DiagnosticSeverity.Error);

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
        const string Source = """
            public sealed class Shop
            {
                [Throttle(1, 1)] public void [|First|](Message m) { }
                [On] public void [|Second|](Message m) { }
                public void Third(Message m) { }
            }
            """;

        await RuleTest.Reports("SNT001", Source);

        Assert.That(GeneratorRun.Of(new MarkedSource(Source).Text).Sources, Is.Empty);
    }

    [Test]
    public async Task A_class_that_is_local_to_its_file_is_reported()
    {
        const string Source = "file sealed partial class Shop { [Throttle(1, 1)] public void [|Odd|](Message m) { } }";

        await RuleTest.Reports("SNT006", Source, says: Does.Contain("'Shop' is local to its file"));

        Assert.That(GeneratorRun.Of(new MarkedSource(Source).Text).Sources, Is.Empty);
    }

    [Test]
    public async Task An_override_of_a_conditional_method_is_reported()
    {
        const string Source = """
            public class Base { [System.Diagnostics.Conditional("TRACE")] public virtual void Odd(Message m) { } }
            public partial class Shop : Base { [On] public override void [|Odd|](Message m) { } }
            """;

        await RuleTest.Reports("SNT006", Source);

        Assert.That(GeneratorRun.Of(new MarkedSource(Source).Text).Sources, Is.Empty);
    }

    [Test]
    public Task An_out_parameter_is_reported() =>
        RuleTest.Reports(
            "SNT006",
            "public partial class Shop { [Throttle(1, 1)] public void Odd(Message m, out int [|i|]) => i = 1; }"
        );

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
