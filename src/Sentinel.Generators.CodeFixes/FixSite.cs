using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sentinel.Generators.CodeFixes;

/// <summary>The document that is mended.</summary>
internal sealed class FixSite(
    Document document,
    SyntaxNode root,
    SemanticModel model,
    CancellationToken cancellationToken
)
{
    public Document Document => document;

    public SyntaxNode Root => root;

    public SemanticModel Model => model;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The uses that were searched for already: several diagnostics may be about one method.</summary>
    public Dictionary<IMethodSymbol, IReadOnlyCollection<MethodUse>> Uses { get; } =
        new(SymbolEqualityComparer.Default);

    public static async Task<FixSite> OfAsync(Document document, CancellationToken cancellationToken)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return new FixSite(document, root!, model!, cancellationToken);
    }

    /// <summary>The method whose name a diagnostic points at.</summary>
    public MethodDeclarationSyntax? MethodAt(Diagnostic diagnostic) =>
        Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent as MethodDeclarationSyntax;
}
