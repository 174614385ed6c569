using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Sentinel.Generators.Analyzers;

namespace Sentinel.Generators.Tests;

/// <summary>A run of all analyzers of the assembly, those that are added later too.</summary>
internal static class FuzzAnalysis
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. EveryAnalyzer.All,
        new StaticHandlerSuppressor(),
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
