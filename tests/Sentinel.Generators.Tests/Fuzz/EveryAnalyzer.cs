using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Sentinel.Generators.Tests;

/// <summary>All analyzers of the assembly, found by reflection, so that one which is added later is fuzzed too.</summary>
internal static class EveryAnalyzer
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(SentinelGenerator)
            .Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        new StaticMethods(),
    ];

    /// <summary>What they report about a compilation, together with the compiler where it is asked too, and what they throw.</summary>
    public static async Task<(ImmutableArray<Diagnostic> Reported, IReadOnlyList<Exception> Thrown)> RunAsync(
        Compilation compilation,
        bool withCompiler
    )
    {
        List<Exception> thrown = [];
        CompilationWithAnalyzers analysis = new(
            compilation,
            Analyzers,
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                onAnalyzerException: (exception, _, _) => thrown.Add(exception),
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: false,
                // What a pragma silences was reported, and somebody has decided.
                reportSuppressedDiagnostics: true
            )
        );
        ImmutableArray<Diagnostic> reported = withCompiler
            ? await analysis.GetAllDiagnosticsAsync()
            : await analysis.GetAnalyzerDiagnosticsAsync();
        return (reported, thrown);
    }
}
