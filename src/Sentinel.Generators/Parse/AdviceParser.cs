using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sentinel.Generators.Model;

namespace Sentinel.Generators.Parse;

/// <summary>
/// Reads by which ids the compiler would speak of what generated code names: what is experimental, and what is obsolete under an
/// id of its own.
/// </summary>
internal static class AdviceParser
{
    /// <summary>The ids that a call of the method, and its twin, would be reported by.</summary>
    public static EquatableArray<string> Parse(IMethodSymbol method)
    {
        SortedSet<string> ids = new(StringComparer.Ordinal);
        // Of a call of an override the compiler says what it says of the method that was declared first.
        for (IMethodSymbol? declared = method; declared is not null; declared = declared.OverriddenMethod)
        {
            ids.UnionWith(ReadAround(declared));
        }

        // The twins derive from those of a base class.
        for (INamedTypeSymbol? ancestor = method.ContainingType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            ids.UnionWith(ReadNamed(ancestor));
        }

        ids.UnionWith(ReadNamed(method.ReturnType));
        ids.UnionWith(method.Parameters.SelectMany(static parameter => ReadNamed(parameter.Type)));
        return new(ids);
    }

    /// <summary>The id of the experiment that a method belongs to, or empty.</summary>
    public static string FindExperiment(IMethodSymbol method) =>
        Around(method)
            .SelectMany(static symbol => symbol.GetAttributes())
            .Where(IsExperiment)
            .Select(IdOf)
            .FirstOrDefault(static id => id.Length > 0)
        ?? "";

    private static IEnumerable<string> ReadNamed(ITypeSymbol type) =>
        type.Parts().OfType<INamedTypeSymbol>().SelectMany(ReadAround);

    private static IEnumerable<string> ReadAround(ISymbol symbol)
    {
        IEnumerable<ISymbol?> around = [.. Around(symbol), symbol.ContainingModule, symbol.ContainingAssembly];
        return around
            .SelectMany(static each => each?.GetAttributes() ?? ImmutableArray<AttributeData>.Empty)
            .Select(IdOf)
            .Where(static id => id.Length > 0);
    }

    private static IEnumerable<ISymbol> Around(ISymbol symbol)
    {
        for (ISymbol? around = symbol; around is not null and not INamespaceSymbol; around = around.ContainingSymbol)
        {
            yield return around;
        }
    }

    private static bool IsExperiment(AttributeData attribute) =>
        attribute.AttributeClass.Is("System.Diagnostics.CodeAnalysis", "ExperimentalAttribute");

    private static string IdOf(AttributeData attribute)
    {
        object? id = IsExperiment(attribute)
            ? attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: var given }]
                ? given
                : null
            : attribute.AttributeClass.Is("System", "ObsoleteAttribute")
                ? attribute.NamedArguments.FirstOrDefault(static named => named.Key == "DiagnosticId").Value.Value
                : null;
        return id is string text && SyntaxFacts.IsValidIdentifier(text) ? text : "";
    }
}
