using Microsoft.CodeAnalysis;
using Sentinel.Generators.Parse;

namespace Sentinel.Generators.CodeFixes;

/// <summary>Finds what can be named at a place: a local, a parameter, a field or a property, the nearest first.</summary>
internal static class InScope
{
    public static string? FindGuard(CodePlace place) => Find(place, IsGuard);

    public static string? FindClient(CodePlace place) => Find(place, Clients.IsClient);

    /// <summary>Whether it is a guard that is not declared as perhaps missing.</summary>
    public static bool IsGuard(ITypeSymbol type) =>
        type.NullableAnnotation != NullableAnnotation.Annotated && type.Is("Sentinel.Dispatch", "SentinelGuard");

    /// <summary>Whether a method always gets a client of its own, for which its calls are counted.</summary>
    public static bool TakesClient(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault(static parameter => parameter.Type.IsClient())
            is { NullableAnnotation: NullableAnnotation.NotAnnotated, HasExplicitDefaultValue: false };

    private static string? Find(CodePlace place, Func<ITypeSymbol, bool> isWanted) =>
        place
            .Model.LookupSymbols(place.Position)
            .Where(symbol => TypeOf(symbol) is { } type && isWanted(type) && place.CanUse(symbol))
            .OrderBy(symbol =>
                symbol switch
                {
                    ILocalSymbol => 0,
                    // The compiler warns where one of a primary constructor is captured beside the field made of it.
                    IParameterSymbol parameter => place.Captures(parameter) ? 4 : 1,
                    IFieldSymbol => 2,
                    _ => 3,
                }
            )
            .ThenBy(static symbol => symbol.Name, StringComparer.Ordinal)
            .Select(static symbol => SymbolNames.Escape(symbol.Name))
            .FirstOrDefault();

    private static ITypeSymbol? TypeOf(ISymbol symbol) =>
        symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol { IsIndexer: false } property => property.Type,
            _ => null,
        };
}
