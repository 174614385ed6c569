using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Generators.Parse;

/// <summary>The text of a file without the bodies of its methods.</summary>
internal static class DeclarationText
{
    private static readonly ConditionalWeakTable<SyntaxTree, string> Digests = new();

    /// <summary>Equal for two files that declare the same. A file is read once: only an edited one is another.</summary>
    public static string DigestOf(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!Digests.TryGetValue(tree, out string digest))
        {
            using SHA256 algorithm = SHA256.Create();
            digest = Convert.ToBase64String(
                algorithm.ComputeHash(Encoding.Unicode.GetBytes(Of(tree, cancellationToken)))
            );
            digest = Digests.GetValue(tree, _ => digest);
        }

        return digest;
    }

    private static string Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        string text = tree.GetText(cancellationToken).ToString();
        CSharpParseOptions options = (CSharpParseOptions)tree.Options;
        StringBuilder declarations = new(
            $"{options.LanguageVersion} {string.Join(" ", options.PreprocessorSymbolNames)}\n"
        );
        int start = 0;
        foreach (TextSpan body in Bodies(tree.GetRoot(cancellationToken)))
        {
            declarations.Append(text, start, body.Start - start).Append('\0');
            start = body.End;
        }

        return declarations.Append(text, start, text.Length - start).ToString();
    }

    /// <summary>In order. A directive in a body, such as <c>#nullable</c>, may be about what follows it.</summary>
    private static IEnumerable<TextSpan> Bodies(SyntaxNode root) =>
        root.DescendantNodes(HasMembers)
            .Where(static node => IsBody(node) && !node.ContainsDirectives)
            .Select(static node => node.Span);

    private static bool HasMembers(SyntaxNode node) =>
        node is CompilationUnitSyntax or MemberDeclarationSyntax or AccessorListSyntax or AccessorDeclarationSyntax;

    private static bool IsBody(SyntaxNode node) =>
        node is BlockSyntax or ArrowExpressionClauseSyntax
        && node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax;
}
