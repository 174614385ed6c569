using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Sentinel.Generators.CodeFixes;

/// <summary>
/// A fix that replaces nodes of the document in which its rule found something. One diagnostic or all of them take the same way,
/// so that nodes which several diagnostics are about are replaced once.
/// </summary>
public abstract class HandlerCodeFix : CodeFixProvider
{
    private readonly string _title;

    private protected HandlerCodeFix(string ruleId, string title)
    {
        FixableDiagnosticIds = [ruleId];
        _title = title;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(
            async (context, document, diagnostics) =>
                await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false)
        );

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        FixSite site = await FixSite.OfAsync(context.Document, context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // A fix that would do nothing is not offered.
            if ((await FindEditsAsync(site, diagnostic).ConfigureAwait(false)).Any())
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        _title,
                        cancellationToken => FixAsync(context.Document, [diagnostic], cancellationToken),
                        equivalenceKey: GetType().Name
                    ),
                    diagnostic
                );
            }
        }
    }

    /// <summary>What to replace to mend what <paramref name="diagnostic"/> is about; nothing where that is not certain.</summary>
    private protected abstract Task<IEnumerable<NodeEdit>> FindEditsAsync(FixSite site, Diagnostic diagnostic);

    private async Task<Document> FixAsync(
        Document document,
        ImmutableArray<Diagnostic> diagnostics,
        CancellationToken cancellationToken
    )
    {
        FixSite site = await FixSite.OfAsync(document, cancellationToken).ConfigureAwait(false);
        List<NodeEdit> found = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            found.AddRange(await FindEditsAsync(site, diagnostic).ConfigureAwait(false));
        }

        ILookup<SyntaxNode, NodeEdit> edits = found.ToLookup(static edit => edit.Node);
        return document.WithSyntaxRoot(
            site.Root.ReplaceNodes(
                edits.Select(static node => node.Key),
                // The second argument has the edits of the nodes within already.
                (node, edited) => edits[node].First().Change(edited)
            )
        );
    }
}
