using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    private protected override IEnumerable<NodeEdit> FindEdits(FixSite site, Diagnostic diagnostic)
    {
        if (
            site.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not SimpleNameSyntax name
            || site.Model.GetSymbolInfo(name, site.CancellationToken).Symbol
                is not IMethodSymbol { ReducedFrom: null } method
        )
        {
            yield break;
        }

        ExpressionSyntax use = name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax
            ? (ExpressionSyntax)name.Parent
            : name;
        CodePlace place = CodePlace.Of(site, use);
        if (
            GuardInScope.Find(place) is not { } guard
            || Twins.Find(place, use, method) is not { } twin
            || TwinUse.Of(place, use, method, twin) is not { } kind
        )
        {
            yield break;
        }

        yield return NodeEdit.Of(use, old => Guarded(old, guard));
        if (kind == TwinUse.Kind.Awaited)
        {
            yield return NodeEdit.Of((InvocationExpressionSyntax)use.Parent!, Await);
        }
    }

    private static MemberAccessExpressionSyntax Guarded(ExpressionSyntax use, string guard)
    {
        IdentifierNameSyntax guardName = SyntaxFactory.IdentifierName("Guard");
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
        ArgumentSyntax argument = SyntaxFactory.Argument(SyntaxFactory.ParseName(guard));
        return SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            SyntaxFactory.InvocationExpression(
                callee,
                SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(argument))
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
