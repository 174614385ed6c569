using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.CodeFixes;

/// <summary>Appends to lists of parameters and arguments as they are laid out: in one line, or each on its own.</summary>
internal static class SeparatedLists
{
    public static SeparatedSyntaxList<T> Append<T>(this SeparatedSyntaxList<T> list, T node)
        where T : SyntaxNode
    {
        if (list.Count == 0)
        {
            return list.Add(node);
        }

        T last = list[list.Count - 1];
        SyntaxTriviaList indent =
        [
            .. last.GetLeadingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)),
        ];
        SyntaxToken comma = SyntaxFactory
            .Token(SyntaxKind.CommaToken)
            .WithTrailingTrivia(
                indent.Count > 0
                    ? list.GetSeparators().SelectMany(static separator => separator.TrailingTrivia).LineEnd()
                    : SyntaxFactory.Space
            );
        return SyntaxFactory.SeparatedList<T>(
            list.Replace(last, last.WithoutTrailingTrivia())
                .GetWithSeparators()
                .Add(comma)
                .Add(node.WithLeadingTrivia(indent).WithTrailingTrivia(last.GetTrailingTrivia()))
        );
    }
}
