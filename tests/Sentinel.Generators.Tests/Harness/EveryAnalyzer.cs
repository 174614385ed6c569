using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Sentinel.Generators.Analyzers;

namespace Sentinel.Generators.Tests;

/// <summary>All analyzers of the assembly, found as the compiler finds them: none that is added later is left out.</summary>
internal static class EveryAnalyzer
{
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
    [
        .. typeof(HandlerAnalyzer)
            .Assembly.GetTypes()
            .Where(static type =>
                type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false)
                && !type.IsSubclassOf(typeof(DiagnosticSuppressor))
            )
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>What they report, each rule once.</summary>
    public static IEnumerable<DiagnosticDescriptor> Rules =>
        All.SelectMany(static analyzer => analyzer.SupportedDiagnostics)
            .DistinctBy(static rule => rule.Id)
            .OrderBy(static rule => rule.Id, StringComparer.Ordinal);
}
