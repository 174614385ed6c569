using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sentinel.Generators.Tests;

/// <summary>Somebody types within every method: each body gets a comment.</summary>
internal sealed class BodyComments : CSharpSyntaxRewriter
{
    private static readonly SyntaxTrivia Comment = SyntaxFactory.Comment("/* Typed. */");

    public override SyntaxNode? VisitBlock(BlockSyntax node) => node.WithOpenBraceToken(AddTo(node.OpenBraceToken));

    public override SyntaxNode? VisitArrowExpressionClause(ArrowExpressionClauseSyntax node) =>
        node.WithArrowToken(AddTo(node.ArrowToken));

    private static SyntaxToken AddTo(SyntaxToken token) => token.WithTrailingTrivia(token.TrailingTrivia.Add(Comment));
}
