using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Generators.Tests;

/// <summary>
/// One run of the generator on a bot that compiles. There is no way to one that does not also check that its output compiles
/// without a warning, that it reported nothing and that edits which change nothing leave everything cached.
/// </summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(CSharpCompilation input, string? rootNamespace)
    {
        Input = input;
        Driver = BotDriver
            .Create(rootNamespace)
            .RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> reported);
        Output = output;
        Reported = reported;
        Sources = Driver
            .GetRunResult()
            .Results.Single()
            .GeneratedSources.ToDictionary(
                static source => source.HintName,
                static source => source.SourceText.ToString(),
                StringComparer.Ordinal
            );
    }

    public CSharpCompilation Input { get; }

    public Compilation Output { get; }

    /// <summary>What was generated, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; }

    private GeneratorDriver Driver { get; }

    private ImmutableArray<Diagnostic> Reported { get; }

    public static GeneratorRun Of(params string[] sources) => Of(BotCompilation.Of(sources));

    public static GeneratorRun Of(CSharpCompilation input, string? rootNamespace = null)
    {
        GeneratorRun run = new(input, rootNamespace);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Reported, Is.Empty, "the generator is silent; analyzers talk");
            Assert.That(run.Output.GetDiagnostics().Where(run.IsTrouble), Is.Empty, "the output compiles clean");
        }

        if (run.Sources.Count > 0)
        {
            SyntaxTree unrelated = BotCompilation.Parse("internal static class Unrelated;", "Unrelated.cs");
            run.After(input.AddSyntaxTrees(unrelated)).AssertCached("an unrelated file");
            run.After(WithLinesAbove(input)).AssertCached("an edit above the handlers");
            run.After(WithComments(input)).AssertCached("an edit within the handlers");
        }

        return run;
    }

    /// <summary>Runs the generator again, as an editor does, after an edit.</summary>
    public GeneratorRunResult After(Compilation edited) => Driver.RunGenerators(edited).GetRunResult().Results.Single();

    private static CSharpCompilation WithLinesAbove(CSharpCompilation input)
    {
        foreach (SyntaxTree tree in input.SyntaxTrees)
        {
            SourceText moved = tree.GetText().Replace(0, 0, "// An edit above.\n\n");
            input = input.ReplaceSyntaxTree(tree, BotCompilation.Parse(moved.ToString(), tree.FilePath));
        }

        return input;
    }

    private static CSharpCompilation WithComments(CSharpCompilation input)
    {
        foreach (SyntaxTree tree in input.SyntaxTrees)
        {
            SyntaxNode commented = new BodyComments().Visit(tree.GetRoot());
            input = input.ReplaceSyntaxTree(tree, BotCompilation.Parse(commented.ToFullString(), tree.FilePath));
        }

        return input;
    }

    /// <summary>Whatever a strict build would show, save documentation that the test's own source lacks.</summary>
    private bool IsTrouble(Diagnostic diagnostic) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning
        && !(diagnostic is { Id: "CS1591", Location.SourceTree: { } tree } && Input.ContainsSyntaxTree(tree));
}
