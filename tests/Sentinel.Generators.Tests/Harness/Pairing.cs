using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Generators.Tests;

/// <summary>
/// Finds annotated methods that are neither emitted nor reported: a limit that does nothing, in silence, is the worst that this
/// library could do. It looks at symbols and not at the generator's models, so that both cannot be wrong alike.
/// </summary>
internal static class Pairing
{
    // It says of any method that it was not emitted. Where no other generator runs, that it must be said is what is looked for.
    private const string NotGenerated = "SNT016";

    private static readonly string[] Attributes = ["Throttle", "Debounce", "Command", "CallbackData", "Text", "On"];

    /// <summary>The annotated methods of a bot that got no twin and about which nobody says anything.</summary>
    /// <param name="output">The bot with what was generated for it.</param>
    /// <param name="reported">What the analyzers say about it.</param>
    public static IEnumerable<string> Unpaired(Compilation output, ImmutableArray<Diagnostic> reported) =>
        from method in Members(output.Assembly.GlobalNamespace).Concat(LocalFunctions(output)).Where(IsAnnotated)
        where
            !HasTwin(method)
            && !reported.Any(found =>
                found.Id != NotGenerated && Headers(method).Any(header => Touches(header, found.Location))
            )
        select method.ToDisplayString();

    /// <summary>Whether anything was emitted for a method of this bot.</summary>
    public static bool HasTwins(Compilation output) =>
        Members(output.Assembly.GlobalNamespace).Where(IsAnnotated).Any(HasTwin);

    private static IEnumerable<IMethodSymbol> Members(INamespaceOrTypeSymbol container) =>
        container
            .GetMembers()
            .SelectMany(static member =>
                member switch
                {
                    INamespaceOrTypeSymbol inner => Members(inner),
                    IMethodSymbol method => [method],
                    _ => [],
                }
            );

    private static IEnumerable<IMethodSymbol> LocalFunctions(Compilation output) =>
        from tree in output.SyntaxTrees
        let model = output.GetSemanticModel(tree)
        from node in tree.GetRoot().DescendantNodes()
        where node is LocalFunctionStatementSyntax or LambdaExpressionSyntax
        let symbol = model.GetDeclaredSymbol(node) ?? model.GetSymbolInfo(node).Symbol
        where symbol is IMethodSymbol
        select (IMethodSymbol)symbol;

    private static bool IsAnnotated(IMethodSymbol method) =>
        method
            .GetAttributes()
            .Any(static attribute =>
                attribute.AttributeClass is { ContainingNamespace: { Name: "Sentinel" } sentinel } type
                && sentinel.ContainingNamespace.IsGlobalNamespace
                && Attributes.Any(name => type.Name == $"{name}Attribute")
            );

    private static bool HasTwin(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Ordinary
        && method
            .ContainingType.GetTypeMembers("GuardedHandlers")
            .SelectMany(twins => twins.GetMembers(method.Name))
            .OfType<IMethodSymbol>()
            .Any(twin => Types(twin).SequenceEqual(Types(method), SymbolEqualityComparer.Default));

    private static IEnumerable<ISymbol?> Types(IMethodSymbol method) =>
        method.Parameters.Select(static parameter => parameter.Type);

    /// <summary>Where a method is declared, without its body: what is reported there is about something else.</summary>
    private static IEnumerable<Location> Headers(IMethodSymbol method) =>
        method
            .DeclaringSyntaxReferences.Concat(method.PartialImplementationPart?.DeclaringSyntaxReferences ?? [])
            .Select(static reference => reference.GetSyntax())
            .Select(static node =>
                Location.Create(
                    node.SyntaxTree,
                    TextSpan.FromBounds(node.SpanStart, BodyOf(node)?.SpanStart ?? node.Span.End)
                )
            )
            .Concat(method.Locations);

    private static SyntaxNode? BodyOf(SyntaxNode node) =>
        node switch
        {
            BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
            LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
            LambdaExpressionSyntax lambda => lambda.Body,
            _ => null,
        };

    private static bool Touches(Location header, Location found) =>
        header.SourceTree == found.SourceTree && header.SourceSpan.IntersectsWith(found.SourceSpan);
}
