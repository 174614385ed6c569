using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Sentinel.Generators.Parse;

namespace Sentinel.Generators.Analyzers;

/// <summary>Silences CA1822 on handlers: one that uses no field yet is still an instance method of the class it belongs to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticHandlerSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Handler = new(
        "SNTS001",
        "CA1822",
        "Handlers of one class are called on one instance of it"
    );

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Handler];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (
                diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan) is { } node
                && context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken) is { } symbol
                && HandlerAttributes.IsOn(symbol)
            )
            {
                context.ReportSuppression(Suppression.Create(Handler, diagnostic));
            }
        }
    }
}
