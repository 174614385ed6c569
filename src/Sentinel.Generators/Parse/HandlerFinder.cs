using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Generators.Model;

namespace Sentinel.Generators.Parse;

/// <summary>Finds the annotated methods of a compilation. By their names first: attributes of others are not bound.</summary>
internal static class HandlerFinder
{
    private const string Suffix = "Attribute";

    public static IEnumerable<HandlerModel> Find(Compilation compilation, CancellationToken cancellationToken)
    {
        HashSet<string> names = [.. HandlerAttributes.All, .. Aliases(compilation, cancellationToken)];
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SemanticModel? semantics = null;
            foreach (MethodDeclarationSyntax method in Methods(tree.GetRoot(cancellationToken)))
            {
                if (
                    method.AttributeLists.Any(list => list.Attributes.Any(attribute => IsNamed(attribute.Name, names)))
                    && (semantics ??= compilation.GetSemanticModel(tree)).GetDeclaredSymbol(method, cancellationToken)
                        is { } symbol
                    && HandlerAttributes.IsOn(symbol)
                    && HandlerParser.Parse(symbol, compilation, report: null, cancellationToken) is { } handler
                )
                {
                    yield return handler;
                }
            }
        }
    }

    private static IEnumerable<MethodDeclarationSyntax> Methods(SyntaxNode root) =>
        root.DescendantNodes(static node =>
                node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax
            )
            .OfType<MethodDeclarationSyntax>();

    /// <summary>Other names that any type may have, in a file or in all of them.</summary>
    private static IEnumerable<string> Aliases(Compilation compilation, CancellationToken cancellationToken) =>
        compilation
            .SyntaxTrees.SelectMany(tree =>
                tree.GetRoot(cancellationToken)
                    .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            )
            .OfType<UsingDirectiveSyntax>()
            .Where(static directive => directive.Alias is not null)
            .Select(static directive => directive.Alias!.Name.Identifier.ValueText);

    private static bool IsNamed(NameSyntax name, HashSet<string> names)
    {
        SimpleNameSyntax simple = name switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax qualified => qualified.Name,
            _ => (SimpleNameSyntax)name,
        };
        string text = simple.Identifier.ValueText;
        return names.Contains(text) || names.Contains(text + Suffix);
    }
}
