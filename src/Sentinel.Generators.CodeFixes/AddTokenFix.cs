using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Sentinel.Generators.Parse;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.CodeFixes;

/// <summary>SNT015: takes a CancellationToken and passes it on to the calls that were found to accept one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddTokenFix))]
[Shared]
public sealed class AddTokenFix() : HandlerCodeFix(RuleIds.MissingToken, "Take a CancellationToken and pass it on")
{
    private protected override async Task<IEnumerable<NodeEdit>> FindEditsAsync(FixSite site, Diagnostic diagnostic)
    {
        if (
            site.MethodAt(diagnostic) is not { } declaration
            || site.Model.GetDeclaredSymbol(declaration, site.CancellationToken) is not { } method
            || method.IsPartialDefinition
            || method.PartialDefinitionPart is not null
            || method.Parameters.Any(static parameter => parameter.IsParams)
            || !Signature.IsFree(method)
            || Signature.HasNamesakes(method)
            || Signature.HasParameterComments(method)
            || !await IsOnlyCalledAsync(site, method).ConfigureAwait(false)
            || TypeReference.Find(site, "System.Threading", "CancellationToken", declaration.SpanStart) is not { } type
            || !diagnostic.Properties.TryGetValue(DiagnosticProperties.ArgumentNames, out string? names)
        )
        {
            return [];
        }

        string token = FreeName(declaration);
        return
        [
            .. type.Imports,
            NodeEdit.Of(declaration.ParameterList, list => AddParameter(list, type.Syntax, token)),
            .. diagnostic.AdditionalLocations.Zip(
                names!.Split(','),
                (location, name) => PassOn(site, location, name, token)
            ),
        ];
    }

    /// <summary>Whether there are but calls, which need not give the parameter. A delegate would not take it.</summary>
    private static async Task<bool> IsOnlyCalledAsync(FixSite site, IMethodSymbol method)
    {
        foreach (IMethodSymbol used in new[] { Twins.Of(method), method }.OfType<IMethodSymbol>())
        {
            if ((await MethodUse.FindAsync(site, used).ConfigureAwait(false)).Any(static use => !use.IsCall))
            {
                return false;
            }
        }

        return true;
    }

    private static string FreeName(MethodDeclarationSyntax method)
    {
        HashSet<string> taken =
        [
            .. method
                .DescendantTokens()
                .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
                .Where(static token =>
                    token.Parent is not NameColonSyntax and not IdentifierNameSyntax { Parent: NameColonSyntax }
                )
                .Select(static token => token.ValueText),
        ];
        string name = "cancellationToken";
        for (int number = 2; taken.Contains(name); number++)
        {
            name = $"cancellationToken{number}";
        }

        return name;
    }

    /// <summary>With a default: whoever calls the method or its twin need not know of the token.</summary>
    private static ParameterListSyntax AddParameter(ParameterListSyntax list, TypeSyntax type, string name)
    {
        ParameterSyntax parameter = SyntaxFactory
            .Parameter(SyntaxFactory.Identifier(name))
            .WithType(type)
            .WithDefault(
                SyntaxFactory.EqualsValueClause(SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression))
            );
        return list.WithParameters(list.Parameters.Append(parameter.WithAdditionalAnnotations(Formatter.Annotation)));
    }

    private static NodeEdit PassOn(FixSite site, Location call, string name, string token)
    {
        ArgumentSyntax argument = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(token));
        if (name.Length > 0)
        {
            argument = argument.WithNameColon(SyntaxFactory.NameColon(name));
        }

        InvocationExpressionSyntax invocation = (InvocationExpressionSyntax)
            site.Root.FindNode(call.SourceSpan, getInnermostNodeForTie: true);
        return NodeEdit.Of(
            invocation.ArgumentList,
            list => list.WithArguments(list.Arguments.Append(argument.WithAdditionalAnnotations(Formatter.Annotation)))
        );
    }
}
