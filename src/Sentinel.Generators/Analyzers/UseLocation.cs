using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sentinel.Generators.Analyzers;

/// <summary>Finds where an expression names the method that it calls or takes.</summary>
internal static class UseLocation
{
    public static Location Of(SyntaxNode syntax) =>
        syntax switch
        {
            InvocationExpressionSyntax invocation => Of(invocation.Expression),
            MemberAccessExpressionSyntax access => Of(access.Name),
            MemberBindingExpressionSyntax binding => Of(binding.Name),
            ParenthesizedExpressionSyntax parenthesized => Of(parenthesized.Expression),
            PostfixUnaryExpressionSyntax forgiven => Of(forgiven.Operand),
            SimpleNameSyntax name => name.Identifier.GetLocation(),
            // Such as an element of a collection initializer, which calls Add without naming it.
            _ => syntax.GetLocation(),
        };
}
