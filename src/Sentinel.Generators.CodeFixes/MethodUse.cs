using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Sentinel.Generators.CodeFixes;

/// <summary>A place that does more with a method than to name it.</summary>
/// <param name="Name">The name of the method there.</param>
/// <param name="Model">What the file means.</param>
internal sealed record MethodUse(SyntaxNode Name, SemanticModel Model)
{
    /// <summary>Whether the method is called there, as code, and not as data that an expression tree is.</summary>
    public bool IsCall =>
        Name is SimpleNameSyntax name
        && ExpressionOf(name) is { Parent: InvocationExpressionSyntax call } callee
        && call.Expression == callee
        && !IsInExpressionTree(name, Model);

    /// <summary>Whether a delegate of the method is taken off an event or another delegate there.</summary>
    public bool IsTakenOff =>
        Name.Ancestors()
            .OfType<AssignmentExpressionSyntax>()
            .Any(assignment =>
                assignment.IsKind(SyntaxKind.SubtractAssignmentExpression) && assignment.Right.Span.Contains(Name.Span)
            );

    /// <summary>All of them in the solution, in generated code too.</summary>
    public static async Task<IReadOnlyCollection<MethodUse>> FindAsync(FixSite site, IMethodSymbol method)
    {
        if (site.Uses.TryGetValue(method, out IReadOnlyCollection<MethodUse>? known))
        {
            return known;
        }

        List<MethodUse> uses = [];
        IEnumerable<ReferencedSymbol> found = await SymbolFinder
            .FindReferencesAsync(method, site.Document.Project.Solution, site.CancellationToken)
            .ConfigureAwait(false);
        foreach (ReferenceLocation reference in found.SelectMany(static symbol => symbol.Locations))
        {
            FixSite other = await FixSite.OfAsync(reference.Document, site.CancellationToken).ConfigureAwait(false);
            SyntaxNode name = other.Root.FindNode(
                reference.Location.SourceSpan,
                findInsideTrivia: true,
                getInnermostNodeForTie: true
            );
            if (!IsNameOnly(name))
            {
                uses.Add(new MethodUse(name, other.Model));
            }
        }

        site.Uses.Add(method, uses);
        return uses;
    }

    /// <summary>The name with what it is a member of.</summary>
    public static ExpressionSyntax ExpressionOf(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax
            ? (ExpressionSyntax)name.Parent
            : name;

    public static bool IsInExpressionTree(SyntaxNode node, SemanticModel model) =>
        node.Ancestors()
            .OfType<LambdaExpressionSyntax>()
            .Any(lambda => model.GetTypeInfo(lambda).ConvertedType is { Name: "Expression", TypeKind: TypeKind.Class });

    /// <summary>A comment that spells the parameters would be wrong without them.</summary>
    private static bool IsNameOnly(SyntaxNode name) =>
        name.Parent is NameMemberCrefSyntax { Parameters: null }
        || name.Ancestors()
            .Any(static outer =>
                outer
                    is InvocationExpressionSyntax
                    {
                        Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }
                    }
            );
}
