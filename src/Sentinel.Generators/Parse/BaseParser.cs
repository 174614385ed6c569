using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Parse;

/// <summary>Finds the handlers that a class inherits, so that its twins inherit theirs.</summary>
internal static class BaseParser
{
    /// <summary>The nearest base class with handlers, with its type arguments.</summary>
    public static INamedTypeSymbol? FindBaseOf(INamedTypeSymbol type)
    {
        INamedTypeSymbol? ancestor = type.BaseType;
        while (ancestor is not null && !(IsOfSameAssembly(ancestor, type) ? HasHandlers(ancestor) : HasTwins(ancestor)))
        {
            ancestor = ancestor.BaseType;
        }

        return ancestor;
    }

    /// <summary>What is generated for this assembly cannot be seen yet; what was for another is all that can be.</summary>
    public static bool IsOfSameAssembly(INamedTypeSymbol? ancestor, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(ancestor?.ContainingAssembly, type.ContainingAssembly);

    private static bool HasHandlers(INamedTypeSymbol type) =>
        type.GetMembers().Any(static member => HandlerAttributes.IsOn(member));

    private static bool HasTwins(INamedTypeSymbol type) =>
        type.GetTypeMembers(Twins.ClassName).Any(static twins => !twins.IsSealed && twins.IsEmitted());
}
