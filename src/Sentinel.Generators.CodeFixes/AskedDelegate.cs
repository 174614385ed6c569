using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Sentinel.Generators.CodeFixes;

/// <summary>The delegate that a place asks for, whatever lambda or method group stands there.</summary>
internal static class AskedDelegate
{
    /// <summary>What it returns; nothing where its type follows from what stands there.</summary>
    public static ITypeSymbol? ReturnTypeOf(CodePlace place, ExpressionSyntax function) =>
        (TypeOf(place, function) as INamedTypeSymbol)?.DelegateInvokeMethod?.ReturnType;

    private static ITypeSymbol? TypeOf(CodePlace place, ExpressionSyntax function) =>
        function.Parent switch
        {
            ParenthesizedExpressionSyntax outer => TypeOf(place, outer),
            CastExpressionSyntax cast => place.Model.GetTypeInfo(cast.Type).Type,
            // As it is declared, since type arguments may be inferred.
            ArgumentSyntax argument => (place.Model.GetOperation(argument) as IArgumentOperation)
                ?.Parameter
                ?.OriginalDefinition
                .Type,
            AssignmentExpressionSyntax assignment when assignment.Right == function => place
                .Model.GetTypeInfo(assignment.Left)
                .Type,
            EqualsValueClauseSyntax { Parent: var declared } => declared
                is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } }
                ? null
                : place.Model.GetTypeInfo(function).ConvertedType,
            ReturnStatementSyntax or ArrowExpressionClauseSyntax => CodePlace.FunctionAround(function)
            is AnonymousFunctionExpressionSyntax
                ? null
                : place.Model.GetTypeInfo(function).ConvertedType,
            _ => null,
        };
}
