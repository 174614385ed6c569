using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.CodeFixes;

/// <summary>Ends added lines as those around them end.</summary>
internal static class LineEnds
{
    public static SyntaxTrivia LineEnd(this IEnumerable<SyntaxTrivia> around) =>
        around
            .Where(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            .DefaultIfEmpty(SyntaxFactory.ElasticLineFeed)
            .First();
}
