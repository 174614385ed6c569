using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sentinel.Generators.CodeFixes;

/// <summary>Tells whether a statement can be awaited where it stands.</summary>
internal static class Awaiting
{
    public static bool IsPossible(CodePlace place, ExpressionSyntax statement)
    {
        SyntaxNode? function = CodePlace.FunctionAround(statement);
        return place.Innermost is IMethodSymbol { IsAsync: true }
            && !statement
                .Ancestors()
                .TakeWhile(outer => outer != function)
                .Any(static outer => outer is LockStatementSyntax)
            && !statement.Ancestors().Any(IsUnsafe)
            && !function!.DescendantNodes().Any(node => LivesOnStack(place, node));
    }

    private static bool IsUnsafe(SyntaxNode outer) =>
        outer switch
        {
            UnsafeStatementSyntax => true,
            MemberDeclarationSyntax member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword),
            LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.UnsafeKeyword),
            _ => false,
        };

    /// <summary>A span or a reference does not outlive an await. Which of them would have to, the compiler finds out late.</summary>
    private static bool LivesOnStack(CodePlace place, SyntaxNode node) =>
        node is RefTypeSyntax
        || (node is ExpressionSyntax expression && place.Model.GetTypeInfo(expression).Type is { IsRefLikeType: true });
}
