using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Generators.Parse;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.CodeFixes;

/// <summary>
/// SNT012: <c>shop.BuyAsync(query)</c> becomes <c>shop.Guard(guard).BuyAsync(query)</c>, where a guard is in scope and the
/// place can take what the twin gives.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallTwinFix))]
[Shared]
public sealed class CallTwinFix() : HandlerCodeFix(RuleIds.AroundTwin, "Call the guarded twin")
{
    private protected override async Task<IEnumerable<NodeEdit>> FindEditsAsync(FixSite site, Diagnostic diagnostic)
    {
        if (
            site.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not SimpleNameSyntax name
            || site.Model.GetSymbolInfo(name, site.CancellationToken).Symbol
                is not IMethodSymbol { ReducedFrom: null } method
        )
        {
            return [];
        }

        ExpressionSyntax use = MethodUse.ExpressionOf(name);
        CodePlace place = CodePlace.Of(site, use);
        if (
            InScope.FindGuard(place) is not { } guard
            || TwinSearch.Find(place, use, method) is not { } twin
            || TwinUse.Of(place, use, method, twin) is not { } kind
            || (kind == TwinUse.Kind.AsDelegate && await IsTakenOffAsync(site, method).ConfigureAwait(false))
        )
        {
            return [];
        }

        // Without a client the calls of all bots would be counted as one's.
        string? client = InScope.TakesClient(method) ? null : InScope.FindClient(place);
        NodeEdit guarded = NodeEdit.Of(use, old => Guarded(old, client is null ? [guard] : [guard, client]));
        return kind == TwinUse.Kind.Awaited
            ? [guarded, NodeEdit.Of((InvocationExpressionSyntax)use.Parent!, Await)]
            : [guarded];
    }

    /// <summary>Whether a delegate of the method is removed somewhere, which would not be the one that is added here.</summary>
    private static async Task<bool> IsTakenOffAsync(FixSite site, IMethodSymbol method) =>
        (await MethodUse.FindAsync(site, method).ConfigureAwait(false)).Any(static use => use.IsTakenOff);

    private static MemberAccessExpressionSyntax Guarded(ExpressionSyntax use, string[] names)
    {
        IdentifierNameSyntax guardName = SyntaxFactory.IdentifierName(Twins.Guard);
        ExpressionSyntax callee = use switch
        {
            MemberAccessExpressionSyntax access => access.WithName(guardName),
            MemberBindingExpressionSyntax binding => binding.WithName(guardName),
            _ => guardName.WithLeadingTrivia(use.GetLeadingTrivia()),
        };
        SimpleNameSyntax name = use switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => ((SimpleNameSyntax)use).WithoutLeadingTrivia(),
        };
        return SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            SyntaxFactory.InvocationExpression(
                callee,
                SyntaxFactory.ParseArgumentList($"({string.Join(", ", names)})")
            ),
            name
        );
    }

    private static AwaitExpressionSyntax Await(InvocationExpressionSyntax call) =>
        SyntaxFactory.AwaitExpression(
            SyntaxFactory
                .Token(SyntaxKind.AwaitKeyword)
                .WithLeadingTrivia(call.GetLeadingTrivia())
                .WithTrailingTrivia(SyntaxFactory.Space),
            call.WithoutLeadingTrivia()
        );
}
