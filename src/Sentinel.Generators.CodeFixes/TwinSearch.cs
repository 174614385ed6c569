using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Generators.Parse;

namespace Sentinel.Generators.CodeFixes;

/// <summary>Finds the twin that <c>Guard(guard)</c> gives in the place of a method.</summary>
internal static class TwinSearch
{
    /// <summary>The one to use in a place.</summary>
    public static IMethodSymbol? Find(CodePlace place, ExpressionSyntax use, IMethodSymbol method) =>
        Guards(place, use)
            .OfType<IMethodSymbol>()
            .Where(static guard =>
                guard.Parameters.Length > 0
                && Twins.IsClassOf(guard.ReturnType)
                && InScope.IsGuard(guard.Parameters[0].Type)
            )
            // The guard of a derived class hides that of its base class. Its twins derive from those there.
            .Take(1)
            .SelectMany(static guard => TypeAndBases(guard.ReturnType))
            .SelectMany(twins => twins.GetMembers(method.Name))
            .OfType<IMethodSymbol>()
            .FirstOrDefault(twin => twin.TakesTheSame(method) && place.Model.IsAccessible(place.Position, twin));

    private static IEnumerable<ISymbol> Guards(CodePlace place, ExpressionSyntax use)
    {
        ExpressionSyntax? receiver = use switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax => use.Ancestors()
                .OfType<ConditionalAccessExpressionSyntax>()
                .First(access => access.WhenNotNull.Span.Contains(use.Span))
                .Expression,
            _ => null,
        };
        if (receiver is null)
        {
            return Named(type: null).Where(guard => guard.IsStatic || place.HasThisOf(guard.ContainingType));
        }

        // The twin of a base class runs the override: from within the override it would never end.
        if (receiver is BaseExpressionSyntax || place.Model.GetTypeInfo(receiver).Type is not { } type)
        {
            return [];
        }

        bool isStatic = place.Model.GetSymbolInfo(receiver).Symbol is INamedTypeSymbol;
        return Named(type).Where(guard => guard.IsStatic == isStatic);

        IEnumerable<ISymbol> Named(ITypeSymbol? type) => place.Model.LookupSymbols(place.Position, type, Twins.Guard);
    }

    private static IEnumerable<ITypeSymbol> TypeAndBases(ITypeSymbol type)
    {
        for (ITypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            yield return each;
        }
    }
}
