using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sentinel.Generators.CodeFixes;

/// <summary>Finds the twin that <c>Guard(guard)</c> gives in the place of a method.</summary>
internal static class Twins
{
    public static IMethodSymbol? Find(CodePlace place, ExpressionSyntax use, IMethodSymbol method) =>
        Guards(place, use)
            .OfType<IMethodSymbol>()
            .Where(static guard =>
                guard is { ReturnType.Name: "GuardedHandlers", Parameters.Length: > 0 }
                && GuardInScope.IsGuard(guard.Parameters[0].Type)
            )
            // A derived class that has handlers hides the guard of its base class, and so the twins there.
            .Take(1)
            .SelectMany(guard => guard.ReturnType.GetMembers(method.Name))
            .OfType<IMethodSymbol>()
            .FirstOrDefault(twin => IsTwin(twin, method) && place.Model.IsAccessible(place.Position, twin));

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
            return Named(type: null).Where(guard => guard.IsStatic || place.HasThis);
        }

        // The twin of a base class runs the override: from within the override it would never end.
        if (receiver is BaseExpressionSyntax || place.Model.GetTypeInfo(receiver).Type is not { } type)
        {
            return [];
        }

        bool isStatic = place.Model.GetSymbolInfo(receiver).Symbol is INamedTypeSymbol;
        return Named(type).Where(guard => guard.IsStatic == isStatic);

        IEnumerable<ISymbol> Named(ITypeSymbol? type) => place.Model.LookupSymbols(place.Position, type, "Guard");
    }

    private static bool IsTwin(IMethodSymbol twin, IMethodSymbol method) =>
        twin
            .Parameters.Select(static parameter => parameter.Type)
            .SequenceEqual(
                method.Parameters.Select(static parameter => parameter.Type),
                SymbolEqualityComparer.Default
            );
}
