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
        HandlerRules.PolicyDoesNotApply,
        HandlerRules.SharedBucket,
        HandlerRules.NotGenerated,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics
        );
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            ConcurrentBag<(IMethodSymbol Method, HandlerModel Model)> handlers = [];
            start.RegisterSymbolAction(symbol => Analyze(symbol, handlers), SymbolKind.Method);
            start.RegisterSymbolAction(AnalyzeEvent, SymbolKind.Event);
            start.RegisterSyntaxNodeAction(LocalHandlers.Report, LocalHandlers.Kinds);
            start.RegisterCompilationEndAction(end => AnalyzeTogether(handlers, end));
        });
    }

    private static void Analyze(
        SymbolAnalysisContext context,
        ConcurrentBag<(IMethodSymbol Method, HandlerModel Model)> handlers
    )
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        // The other part of a partial method carries the same attributes.
        if (method.PartialDefinitionPart is not null || !HandlerAttributes.IsOn(method))
        {
            return;
        }

        ReportMissingBody(context, method);
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

    /// <summary>An event without accessors of its own gives its attributes to those that nobody wrote, which are never analyzed.</summary>
    private static void AnalyzeEvent(SymbolAnalysisContext context)
    {
        if (
            context.Symbol is IEventSymbol { AddMethod: { IsImplicitlyDeclared: true } add }
            && HandlerAttributes.IsOn(add)
        )
        {
            context.ReportDiagnostic(
                Diagnostic.Create(
                    HandlerRules.UnsupportedShape,
                    context.Symbol.Locations.FirstOrDefault(),
                    context.Symbol.Name,
                    "it is an event; annotate a method"
                )
            );
        }
    }

    /// <summary>Only here: when the generator runs, another generator's body is not there yet.</summary>
    private static void ReportMissingBody(SymbolAnalysisContext context, IMethodSymbol method)
    {
        if (method is { IsPartialDefinition: true, PartialImplementationPart: null })
        {
            context.ReportDiagnostic(
                Diagnostic.Create(
                    HandlerRules.UnsupportedShape,
                    method.Locations.FirstOrDefault(),
                    method.Name,
                    "it has no body, so that its calls are compiled away; write the other part"
                )
            );
        }
    }

    /// <summary>In ordinal order, so that of two handlers in each other's way the same one is reported every time.</summary>
    private static void AnalyzeTogether(
        IEnumerable<(IMethodSymbol Method, HandlerModel Model)> handlers,
        CompilationAnalysisContext context
    )
    {
        List<(IMethodSymbol Method, HandlerModel Model)> ordered =
        [
            .. handlers
                .OrderBy(static handler => handler.Model.Class.HintName, StringComparer.Ordinal)
                .ThenBy(static handler => handler.Model.DisplayName, StringComparer.Ordinal),
        ];
        DuplicateRoutes.Report(ordered, context);
        SharedBuckets.Report(ordered, context);
        ReportNotGenerated(ordered, context);
    }

    /// <summary>What reads well here did not when the generator ran. An editor may run it later, so only the end of a compilation tells.</summary>
    private static void ReportNotGenerated(
        IEnumerable<(IMethodSymbol Method, HandlerModel Model)> handlers,
        CompilationAnalysisContext context
    )
    {
        foreach (
            IMethodSymbol method in handlers
                .Select(static handler => handler.Method)
                .Where(static method => Twins.Of(method) is null)
        )
        {
            context.ReportDiagnostic(
                Diagnostic.Create(HandlerRules.NotGenerated, method.Locations.FirstOrDefault(), method.Name)
            );
        }
    }
}
