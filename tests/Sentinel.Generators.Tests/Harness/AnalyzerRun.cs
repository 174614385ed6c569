using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Sentinel.Generators.Tests;

/// <summary>What the analyzers say about a bot that was compiled together with what was generated for it.</summary>
internal static class AnalyzerRun
{
    public static async Task<ImmutableArray<Diagnostic>> OfAsync(CSharpCompilation input)
    {
        BotDriver.CreateBesideAnother().RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        return await OfOutputAsync(output);
    }

    /// <summary>What they say about a compilation as it is. An exception of an analyzer fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> OfOutputAsync(Compilation output)
    {
        List<Exception> failures = [];
        CompilationWithAnalyzers analysis = new(
            output,
            EveryAnalyzer.All,
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                onAnalyzerException: (exception, _, _) => failures.Add(exception),
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: false
            )
        );
        ImmutableArray<Diagnostic> diagnostics = await analysis.GetAnalyzerDiagnosticsAsync();
        Assert.That(failures, Is.Empty, "an analyzer threw");
        return diagnostics;
    }
}
