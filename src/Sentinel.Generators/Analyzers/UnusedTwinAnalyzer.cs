using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Sentinel.Generators.Parse;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Analyzers;

/// <summary>
/// Finds handlers with policies and no route, whose twin nobody uses and nobody outside of the assembly could: their policies
/// are never asked.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedTwinAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [HandlerRules.NothingLeadsToHandler];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics
        );
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentBag<IMethodSymbol> handlers = [];
            TwinUses uses = new();
            start.RegisterSymbolAction(symbol => Collect((IMethodSymbol)symbol.Symbol, handlers), SymbolKind.Method);
            start.RegisterOperationAction(operation => uses.Note(operation.Operation), TwinUses.Kinds);
            start.RegisterCompilationEndAction(end => Report(handlers, uses, end));
        });
    }

    private static void Collect(IMethodSymbol method, ConcurrentBag<IMethodSymbol> handlers)
    {
        ImmutableArray<AttributeData> attributes = HandlerAttributes.Of(method);
        if (method.PartialDefinitionPart is null && !attributes.IsEmpty && attributes.All(HandlerAttributes.IsPolicy))
        {
            handlers.Add(method);
        }
    }

    private static void Report(IEnumerable<IMethodSymbol> handlers, TwinUses uses, CompilationAnalysisContext context)
    {
        foreach (IMethodSymbol method in handlers)
        {
            // One that has no twin is reported by the rule which says why.
            if (
                Twins.Of(method) is { } twin
                && !TwinVisibility.IsVisibleElsewhere(twin, context.Compilation)
                && !uses.Include(twin)
            )
            {
                context.ReportDiagnostic(
                    Diagnostic.Create(
                        HandlerRules.NothingLeadsToHandler,
                        method.Locations.FirstOrDefault(),
                        method.Name
                    )
                );
            }
        }
    }
}
