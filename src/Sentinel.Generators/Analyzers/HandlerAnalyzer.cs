using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Sentinel.Generators.Model;
using Sentinel.Generators.Parse;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Analyzers;

/// <summary>Reports what keeps an annotated method from being guarded or reached. It reads as the generator does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        HandlerRules.ClassNotPartial,
        HandlerRules.NoPayload,
        HandlerRules.AsyncVoid,
        HandlerRules.PolicyOutOfRange,
        HandlerRules.DuplicateRoute,
        HandlerRules.UnsupportedShape,
        HandlerRules.RouteNeverMatches,
        HandlerRules.ParameterNotSupplied,
        HandlerRules.MustBeAnswered,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentBag<(IMethodSymbol Method, HandlerModel Model)> handlers = [];
            start.RegisterSymbolAction(symbol => Analyze(symbol, handlers), SymbolKind.Method);
            start.RegisterCompilationEndAction(end => DuplicateRoutes.Report(handlers, end));
        });
    }

    private static void Analyze(
        SymbolAnalysisContext context,
        ConcurrentBag<(IMethodSymbol Method, HandlerModel Model)> handlers
    )
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        if (HandlerAttributes.FirstOn(method) is null)
        {
            return;
        }

        HandlerModel? model = HandlerParser.Parse(
            method,
            context.Compilation,
            context.ReportDiagnostic,
            context.CancellationToken
        );
        if (model is not null)
        {
            handlers.Add((method, model));
        }
    }
}
