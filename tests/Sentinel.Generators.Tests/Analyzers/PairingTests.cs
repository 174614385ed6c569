using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>
/// An annotated method is emitted, or somebody says why not. Never neither: a limit that does nothing, in silence, is the
/// worst that this library could do.
/// </summary>
public sealed class PairingTests
{
    private static IEnumerable<string> Every => OddShapes.All.Concat(OddShapes.Loud);

    [TestCaseSource(nameof(Every))]
    public async Task A_handler_is_emitted_or_reported_and_never_neither(string source)
    {
        Compilation output = Generate(BotCompilation.Of(source));
        ImmutableArray<Diagnostic> reported = await AnalyzerRun.OfOutputAsync(output);

        if (Errors(output).Length == 0)
        {
            Assert.That(Pairing.Unpaired(output, reported), Is.Empty, "neither emitted nor reported");
        }
    }

    [TestCaseSource(typeof(OddShapes), nameof(OddShapes.All))]
    public async Task Emitted_code_compiles_clean_unless_the_users_own_does_not(string source)
    {
        CSharpCompilation input = BotCompilation.Of(source);
        Compilation output = Generate(input);
        bool isReported = (await AnalyzerRun.OfOutputAsync(output)).Length > 0;

        // The user must mend the code first; what was emitted meanwhile must not hide that.
        Assert.That(Errors(output), Is.SupersetOf(Errors(input)));
        if (!isReported && Errors(input).Length == 0)
        {
            Assert.That(Troubles(output, input), Is.Empty);
        }
    }

    [TestCaseSource(typeof(OddShapes), nameof(OddShapes.Loud))]
    public async Task What_clashes_with_emitted_code_is_said_by_a_rule_or_else_by_the_compiler(string source)
    {
        CSharpCompilation input = BotCompilation.Of(source);
        Assert.That(Errors(input), Is.Empty);
        Compilation output = Generate(input);

        Assert.That(Troubles(output, input).Concat(Ids(await AnalyzerRun.OfOutputAsync(output))), Is.Not.Empty);
    }

    private static Compilation Generate(CSharpCompilation input)
    {
        GeneratorDriver driver = BotDriver
            .Create()
            .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> reported);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.That(result.Exception, Is.Null);
        Assert.That(reported, Is.Empty);
        return output;
    }

    private static string[] Ids(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(static found => found.Id)];

    private static string[] Errors(Compilation compilation) =>
        Ids(compilation.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error));

    private static string[] Troubles(Compilation output, Compilation input) =>
        [
            .. output
                .GetDiagnostics()
                .Where(found => found.Severity >= DiagnosticSeverity.Warning && IsEmitted(found, input))
                .Select(static found => found.ToString()),
        ];

    private static bool IsEmitted(Diagnostic found, Compilation input) =>
        found.Location.SourceTree is { } tree && !input.ContainsSyntaxTree(tree);
}
