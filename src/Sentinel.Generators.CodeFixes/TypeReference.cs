using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Sentinel.Generators.CodeFixes;

/// <summary>A type as it is written in a place, with the using that its name needs there.</summary>
/// <param name="Syntax">Its name.</param>
/// <param name="Imports">Adds the using, where one is needed.</param>
internal sealed record TypeReference(TypeSyntax Syntax, IEnumerable<NodeEdit> Imports)
{
    public static TypeReference? Find(FixSite site, string ns, string name, int position)
    {
        if (site.Model.Compilation.GetTypeByMetadataName($"{ns}.{name}") is not { } type)
        {
            return null;
        }

        ISymbol[] found = [.. site.Model.LookupNamespacesAndTypes(position, name: name).Where(IsPlain)];
        return found switch
        {
            [] => new(SyntaxFactory.ParseTypeName(name), [NodeEdit.Of((CompilationUnitSyntax)site.Root, AddUsing)]),
            [var only] when SymbolEqualityComparer.Default.Equals(only, type) => new(
                SyntaxFactory.ParseTypeName(name),
                Imports: []
            ),
            _ => new(
                SyntaxFactory.ParseTypeName($"global::{ns}.{name}").WithAdditionalAnnotations(Simplifier.Annotation),
                Imports: []
            ),
        };

        SyntaxNode AddUsing(CompilationUnitSyntax unit) => unit.WithUsing(ns);
    }

    /// <summary>A generic type of the same name is another name.</summary>
    private static bool IsPlain(ISymbol symbol) => symbol is not INamedTypeSymbol { Arity: > 0 };
}
