using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.CodeFixes;

/// <summary>Finds a guard that can be named at a place: a local, a parameter, a field or a property, the nearest first.</summary>
internal static class GuardInScope
{
    public static string? Find(CodePlace place) =>
        place
            .Model.LookupSymbols(place.Position)
            .Where(symbol => IsGuard(TypeOf(symbol)) && place.CanUse(symbol))
            .OrderBy(static symbol =>
                symbol.Kind switch
                {
                    SymbolKind.Local => 0,
                    SymbolKind.Parameter => 1,
                    SymbolKind.Field => 2,
                    _ => 3,
                }
            )
            .ThenBy(static symbol => symbol.Name, StringComparer.Ordinal)
            .Select(static symbol =>
                SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : $"@{symbol.Name}"
            )
            .FirstOrDefault();

    /// <summary>Whether it is a guard that is not declared as perhaps missing.</summary>
    public static bool IsGuard(ITypeSymbol? type) =>
        type is { Name: "SentinelGuard", NullableAnnotation: not NullableAnnotation.Annotated }
        && type.ContainingNamespace.ToDisplayString() == "Sentinel.Dispatch";

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
