using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

// It stands in for the real rule, and no compiler loads it.
#pragma warning disable RS1001, RS1029, RS2008

namespace Sentinel.Generators.Tests;

/// <summary>Reports CA1822 on every method, so that what suppresses it has something to do.</summary>
internal sealed class StaticMethods : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        "CA1822",
        "Mark members as static",
        "Mark it as static",
        "Performance",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true
    );

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static symbol => symbol.ReportDiagnostic(Diagnostic.Create(Rule, symbol.Symbol.Locations[0])),
            SymbolKind.Method
        );
    }
}
