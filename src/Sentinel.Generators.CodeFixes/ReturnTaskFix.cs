using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.CodeFixes;

/// <summary>SNT003: lets an async handler return a Task.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnTaskFix))]
[Shared]
public sealed class ReturnTaskFix() : HandlerCodeFix(RuleIds.AsyncVoid, "Return Task")
{
    private protected override async Task<IEnumerable<NodeEdit>> FindEditsAsync(FixSite site, Diagnostic diagnostic)
    {
        if (
            site.MethodAt(diagnostic) is not { } declaration
            || site.Model.GetDeclaredSymbol(declaration, site.CancellationToken) is not { } method
            || !Signature.IsFree(method)
            // Who calls it would have to await it, and a delegate that returns nothing would not take it.
            || (await MethodUse.FindAsync(site, method).ConfigureAwait(false)).Count > 0
            || TypeReference.Find(site, "System.Threading.Tasks", "Task", declaration.SpanStart) is not { } task
        )
        {
            return [];
        }

        IMethodSymbol?[] parts = [method, method.PartialDefinitionPart, method.PartialImplementationPart];
        MethodDeclarationSyntax[] declarations =
        [
            .. parts
                .SelectMany(static part => part?.DeclaringSyntaxReferences ?? [])
                .Select(reference => reference.GetSyntax(site.CancellationToken))
                .OfType<MethodDeclarationSyntax>()
                .Distinct(),
        ];
        // Both parts of a partial method change, or none.
        return declarations.All(part => part.SyntaxTree == site.Root.SyntaxTree)
            ?
            [
                .. declarations.Select(part => NodeEdit.Of(part.ReturnType, type => task.Syntax.WithTriviaFrom(type))),
                .. task.Imports,
            ]
            : [];
    }
}
