using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Sentinel.Generators.Analyzers;

namespace Sentinel.Generators.Tests;

/// <summary>What all our analyzers say about a bot that was compiled together with what was generated for it.</summary>
internal static class AnalyzerRun
{
    /// <summary>Each analyzer of ours, so that a test of one rule also shows that the others are silent.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(HandlerAnalyzer)
            .Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Where(static type => !type.IsSubclassOf(typeof(DiagnosticSuppressor)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static async Task<ImmutableArray<Diagnostic>> OfAsync(CSharpCompilation input)
    {
        BotDriver.Create().RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        return await OfOutputAsync(output);
    }

    /// <summary>What they say about a compilation as it is. An exception of an analyzer fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> OfOutputAsync(Compilation output)
    {
        List<Exception> failures = [];
        CompilationWithAnalyzers analysis = new(
            output,
            Analyzers,
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
