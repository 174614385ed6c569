using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.CodeFixes;

/// <summary>SNT005: gives the second handler of a route a route of its own, under a name that is free and easily changed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameRouteFix))]
[Shared]
public sealed class RenameRouteFix() : HandlerCodeFix(RuleIds.DuplicateRoute, "Give it another name")
{
    // A route by kind has no name, and its diagnostic none that is free.
    private protected override Task<IEnumerable<NodeEdit>> FindEditsAsync(FixSite site, Diagnostic diagnostic) =>
        Task.FromResult<IEnumerable<NodeEdit>>(
            diagnostic.Properties.TryGetValue(DiagnosticProperties.FreeRoute, out string? route)
            && site.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax text
                ?
                [
                    NodeEdit.Of(
                        text,
                        old =>
                            SyntaxFactory
                                .LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(route!))
                                .WithTriviaFrom(old)
                    ),
                ]
                : []
        );
}
