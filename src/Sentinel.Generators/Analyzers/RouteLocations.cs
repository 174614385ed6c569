using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Generators.Model;
using Sentinel.Generators.Parse;

namespace Sentinel.Generators.Analyzers;

/// <summary>Finds where the routes of a handler are written: a text in its attribute, or the attribute that names a kind.</summary>
internal sealed class RouteLocations(IMethodSymbol method, CancellationToken cancellationToken)
{
    private readonly Dictionary<(string Kind, RouteMatch Match, string Value), int> _seen = [];

    /// <summary>Where a route is written; where it is there several times, each time the next.</summary>
    public Location? Next(RouteModel route)
    {
        var key = (route.Kind, route.Match, route.Value);
        _seen.TryGetValue(key, out int index);
        _seen[key] = index + 1;
        return route.Match == RouteMatch.Everything
            ? LocationOfKind(route)
            : Texts(AttributeOf(route.Match), PatternOf(route)).ElementAtOrDefault(index)?.GetLocation();
    }

    private static string AttributeOf(RouteMatch match) =>
        match switch
        {
            RouteMatch.Command => HandlerAttributes.Command,
            RouteMatch.Text or RouteMatch.TextPrefix => HandlerAttributes.Text,
            _ => HandlerAttributes.CallbackData,
        };

    private static string PatternOf(RouteModel route) =>
        route.Match is RouteMatch.TextPrefix or RouteMatch.CallbackDataPrefix ? $"{route.Value}*" : route.Value;

    /// <summary>The attribute that names the kind, or the first that leaves it to the payload.</summary>
    private Location? LocationOfKind(RouteModel route)
    {
        AttributeData[] kinds = [.. HandlerAttributes.Of(method).Named(HandlerAttributes.On)];
        AttributeData? attribute =
            kinds.FirstOrDefault(kind =>
                kind.ConstructorArguments is [{ Value: int number }] && number == route.KindOrder
            ) ?? kinds.FirstOrDefault(static kind => kind.ConstructorArguments.IsEmpty);
        return attribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation();
    }

    private IEnumerable<SyntaxNode> Texts(string attributeName, string pattern)
    {
        foreach (AttributeData attribute in HandlerAttributes.Of(method).Named(attributeName))
        {
            if (
                attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken)
                    is AttributeSyntax { ArgumentList.Arguments: var arguments }
                && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } values]
            )
            {
                SyntaxNode[] texts = [.. arguments.SelectMany(static argument => Elements(argument.Expression))];
                // An array that is written in a way unknown here has no texts to point at.
                for (int index = 0; index < values.Values.Length && texts.Length == values.Values.Length; index++)
                {
                    if (values.Values[index].Value is string text && text == pattern)
                    {
                        yield return texts[index];
                    }
                }
            }
        }
    }

    private static IEnumerable<SyntaxNode> Elements(ExpressionSyntax expression) =>
        expression switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => initializer.Expressions,
            CollectionExpressionSyntax collection => collection
                .Elements.OfType<ExpressionElementSyntax>()
                .Select(static element => element.Expression),
            _ => [expression],
        };
}
