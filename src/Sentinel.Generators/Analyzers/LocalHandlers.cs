using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Sentinel.Generators.Parse;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Analyzers;

/// <summary>Finds annotated lambdas and local functions: no twin of them can be generated.</summary>
internal static class LocalHandlers
{
    public static readonly ImmutableArray<SyntaxKind> Kinds =
    [
        SyntaxKind.LocalFunctionStatement,
        SyntaxKind.ParenthesizedLambdaExpression,
        SyntaxKind.SimpleLambdaExpression,
    ];

    public static void Report(SyntaxNodeAnalysisContext context)
    {
        // Nearly none has an attribute, and to bind each would cost every build.
        if (!HasAttributes(context.Node))
        {
            return;
        }

        ISymbol? symbol =
            context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken)
            ?? context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol;
        if (symbol is IMethodSymbol method && HandlerAttributes.IsOn(method))
        {
            bool isLocal = method.MethodKind == MethodKind.LocalFunction;
            context.ReportDiagnostic(
                Diagnostic.Create(
                    HandlerRules.UnsupportedShape,
                    method.Locations.FirstOrDefault() ?? context.Node.GetLocation(),
                    isLocal ? method.Name : "lambda",
                    $"it is a {(isLocal ? "local function" : "lambda")}; annotate a method of a class"
                )
            );
        }
    }

    private static bool HasAttributes(SyntaxNode node) =>
        node switch
        {
            LocalFunctionStatementSyntax function => function.AttributeLists.Count > 0,
            LambdaExpressionSyntax lambda => lambda.AttributeLists.Count > 0,
            _ => false,
        };
}
