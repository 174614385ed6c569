using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.CodeFixes;

/// <summary>A node to replace.</summary>
/// <param name="Node">The node.</param>
/// <param name="Change">Makes the new node of the old one, in which nodes may have been replaced.</param>
internal sealed record NodeEdit(SyntaxNode Node, Func<SyntaxNode, SyntaxNode> Change)
{
    public static NodeEdit Of<T>(T node, Func<T, SyntaxNode> change)
        where T : SyntaxNode => new(node, edited => change((T)edited));
}
