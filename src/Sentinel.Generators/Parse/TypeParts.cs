using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Parse;

/// <summary>Takes a type apart.</summary>
internal static class TypeParts
{
    /// <summary>The type and all that is named with it: elements, type arguments, and the types around it with theirs.</summary>
    public static IEnumerable<ITypeSymbol> Parts(this ITypeSymbol type)
    {
        IEnumerable<ITypeSymbol> named = type switch
        {
            IArrayTypeSymbol array => [array.ElementType],
            IPointerTypeSymbol pointer => [pointer.PointedAtType],
            INamedTypeSymbol { ContainingType: { } outer } inner => [.. inner.TypeArguments, outer],
            INamedTypeSymbol generic => generic.TypeArguments,
            _ => [],
        };
        return named.SelectMany(Parts).Prepend(type);
    }
}
