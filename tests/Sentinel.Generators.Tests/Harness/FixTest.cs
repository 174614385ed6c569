using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Sentinel.Generators.Tests;

/// <summary>
/// One run of a fix, as an editor does it: with all our analyzers and what the generator writes before and after, one diagnostic
/// at a time and all at once. Sources mark what is reported as <c>{|SNT001:Name|}</c>; what is left of it stays marked in the
/// fixed source.
/// </summary>
internal sealed class FixTest<TFix> : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, TFix, DefaultVerifier>
    where TFix : CodeFixProvider, new()
{
    private FixTest(IReadOnlyCollection<(string Source, string Fixed)> files, string usings, int? steps)
    {
        int changed = files.Count(static file => file.Source != file.Fixed);
        NumberOfIncrementalIterations = changed == 0 ? 0 : steps;
        NumberOfFixAllIterations = Math.Min(changed, 1);
        NumberOfFixAllInDocumentIterations = changed;
        // As in an editor, where a fix sees what was generated; the test's own way shows it to analyzers only.
        SolutionTransforms.Add(
            static (solution, project) => solution.AddAnalyzerReference(project, GeneratorReference.Create())
        );
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        // Which rules end a compilation is the analyzers' affair, and generated code is compared by golden files.
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        FixedState.MarkupHandling = MarkupMode.Allow;
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
        TestState.AdditionalReferences.AddRange(References.All);
        TestState.Sources.Add(("Usings.cs", usings));
        FixedState.Sources.Add(("Usings.cs", usings));
        foreach (((string source, string mended), int index) in files.Select(static (file, index) => (file, index)))
        {
            TestState.Sources.Add(($"Source{index}.cs", source));
            FixedState.Sources.Add(($"Source{index}.cs", mended));
        }
    }

    /// <summary>Asserts that the fix makes one source of the other.</summary>
    /// <param name="source">The source before.</param>
    /// <param name="mended">The source after.</param>
    /// <param name="steps">How many fixes it takes one by one, where some mend several diagnostics.</param>
    /// <param name="usings">What the source may name.</param>
    public static Task Mends(string source, string mended, int? steps = null, string usings = BotCompilation.Usings) =>
        new FixTest<TFix>([(source, mended)], usings, steps).RunAsync();

    /// <summary>Asserts what the fix makes of several files.</summary>
    public static Task Mends(params IReadOnlyCollection<(string Source, string Fixed)> files) =>
        new FixTest<TFix>(files, BotCompilation.Usings, steps: null).RunAsync();

    /// <summary>Asserts that the fix is not offered, where it could not mend what is reported.</summary>
    public static Task LeavesAlone(string source) => Mends((source, source));

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => EveryAnalyzer.All;

    protected override ParseOptions CreateParseOptions() => BotCompilation.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => BotCompilation.Of().Options;
}
