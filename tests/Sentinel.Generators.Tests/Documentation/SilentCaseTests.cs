using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>An attribute can never do nothing in silence: each way in which it could is caught by what the documents say.</summary>
public sealed partial class SilentCaseTests
{
    private static IEnumerable<SilentCase> Every =>
        SilentCases.All.Where(static one => !RulesElsewhere.All.Contains(one.CaughtBy));

    [GeneratedRegex(@"^\| ([^|]+) \| (SNT\d+|CS\d+|guarded) \|$", RegexOptions.Multiline)]
    private static partial Regex Row { get; }

    [TestCaseSource(nameof(Every))]
    public async Task An_attribute_that_could_do_nothing_is_caught(SilentCase silent)
    {
        CSharpCompilation input = BotCompilation.Of(silent.Source);
        BotDriver.CreateBesideAnother().RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);

        string[] rules = Ids(await AnalyzerRun.OfOutputAsync(output));
        string[] errors = Ids(
            output.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error)
        );

        if (silent.CaughtBy.StartsWith("CS", StringComparison.Ordinal))
        {
            Assert.That(
                Ids(output.GetDiagnostics().Where(static found => found.Severity >= DiagnosticSeverity.Warning)),
                Does.Contain(silent.CaughtBy)
            );
            return;
        }

        Assert.That(errors, Is.Empty);
        string[] expected = silent.CaughtBy == SilentCase.Guarded ? [] : [silent.CaughtBy];
        Assert.That(rules, Is.EqualTo(expected));
        if (silent.CaughtBy == SilentCase.Guarded)
        {
            Assert.That(output.SyntaxTrees.Select(static tree => tree.ToString()), Has.Some.Contains("> Odd("));
        }
    }

    [Test]
    public void The_documents_list_the_same_ways()
    {
        (string, string)[] listed =
        [
            .. Row.Matches(RulesFolder.ReadMe).Select(static row => (row.Groups[1].Value, row.Groups[2].Value)),
        ];

        Assert.That(listed, Is.EqualTo(SilentCases.All.Select(static one => (one.How, one.CaughtBy))));
    }

    private static string[] Ids(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(static found => found.Id).Distinct()];
}
