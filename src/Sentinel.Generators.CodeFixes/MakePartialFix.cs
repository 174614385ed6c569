using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.CodeFixes;

/// <summary>SNT001: makes a handler's class partial, and every type around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix))]
[Shared]
public sealed class MakePartialFix() : HandlerCodeFix(RuleIds.ClassNotPartial, "Make the class partial")
{
    // A type with parts in several files is partial in each of them: only what is around the method here can lack it.
    private protected override Task<IEnumerable<NodeEdit>> FindEditsAsync(FixSite site, Diagnostic diagnostic) =>
        Task.FromResult(
            site.MethodAt(diagnostic)
                ?.Ancestors()
                .OfType<TypeDeclarationSyntax>()
                .Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
                .Select(static type => NodeEdit.Of(type, AddPartial))
                ?? []
        );

    private static TypeDeclarationSyntax AddPartial(TypeDeclarationSyntax type)
    {
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Count > 0)
        {
            return type.AddModifiers(partial);
        }

        // What stood before the keyword, such as a comment, stays before the whole declaration.
        SyntaxToken keyword = type.Keyword;
        return type.WithKeyword(keyword.WithLeadingTrivia())
            .AddModifiers(partial.WithLeadingTrivia(keyword.LeadingTrivia));
    }
}
