using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>Whoever meets a rule finds what it says, and what the pages show is true.</summary>
public sealed class RulePageTests
{
    private static IEnumerable<string> Rules => EveryAnalyzer.Rules.Select(static rule => rule.Id);

    private static IEnumerable<string> Pages => RulesFolder.Ids;

    private static IEnumerable<string> CompiledPages => Pages.Except(RulesElsewhere.All);

    [TestCaseSource(nameof(Rules))]
    public void A_rule_has_a_link_a_page_a_row_and_a_release(string id)
    {
        DiagnosticDescriptor rule = EveryAnalyzer.Rules.Single(rule => rule.Id == id);
        RulePage page = RulesFolder.Page(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(new Uri(rule.HelpLinkUri, UriKind.Absolute).Scheme, Is.EqualTo(Uri.UriSchemeHttps));
            Assert.That(rule.HelpLinkUri, Does.EndWith(rule.Id));
            Assert.That(page.Title, Is.EqualTo($"{rule.Id}: {rule.Title}"));
            Assert.That(page.Severity, Is.EqualTo($"{rule.DefaultSeverity}"));
            Assert.That(RulesFolder.ReadMe, Does.Contain($"\n| [{rule.Id}]({rule.Id}.md) | {rule.DefaultSeverity} | "));
            Assert.That(
                RulesFolder.Releases,
                Does.Contain($"\n{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}\n")
            );
        }
    }

    [Test]
    public void A_page_is_of_a_rule()
    {
        Assert.That(Pages, Is.EquivalentTo(Rules.Union(RulesElsewhere.All)));
    }

    [TestCaseSource(nameof(Pages))]
    public void A_page_has_the_same_sections_as_the_others(string id)
    {
        RulePage page = RulesFolder.Page(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Title, Does.StartWith($"{id}: "));
            Assert.That(page.Severity, Is.Not.Empty);
            Assert.That(page.Sections, Is.EqualTo(["Flagged", "Fixed", "Why", "How to suppress"]));
            Assert.That(RulesFolder.ReadMe, Does.Contain($"\n| [{id}]({id}.md) | {page.Severity} | "));
        }
    }

    [TestCaseSource(nameof(CompiledPages))]
    public async Task The_flagged_code_compiles_and_is_reported_by_its_rule_alone(string id)
    {
        string[] flagged = RulesFolder.Page(id).Flagged;

        Assert.That(flagged, Is.Not.Empty);
        foreach (string code in flagged)
        {
            (Compilation output, ImmutableArray<Diagnostic> reported) = await BuildAsync(code);
            Assert.That(reported.Select(static found => found.Id).Distinct(), Is.EqualTo([id]), code);
            Assert.That(Troubles(output), Is.Empty, code);
        }
    }

    [TestCaseSource(nameof(CompiledPages))]
    public async Task The_fixed_code_compiles_and_nothing_reports_it(string id)
    {
        string[] mended = RulesFolder.Page(id).Fixed;

        Assert.That(mended, Is.Not.Empty);
        foreach (string code in mended)
        {
            (Compilation output, ImmutableArray<Diagnostic> reported) = await BuildAsync(code);
            Assert.That(reported, Is.Empty, code);
            Assert.That(Troubles(output), Is.Empty, code);
        }
    }

    private static async Task<(Compilation Output, ImmutableArray<Diagnostic> Reported)> BuildAsync(string code)
    {
        CSharpCompilation input = BotCompilation.Of(code);
        BotDriver.CreateBesideAnother().RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        return (output, await AnalyzerRun.OfOutputAsync(output));
    }

    /// <summary>A page's code is not documented; all else must be as a strict build has it.</summary>
    private static IEnumerable<Diagnostic> Troubles(Compilation output) =>
        output
            .GetDiagnostics()
            .Where(static found => found.Severity >= DiagnosticSeverity.Warning && found.Id != "CS1591");
}
