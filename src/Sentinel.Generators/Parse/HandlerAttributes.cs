using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Parse;

/// <summary>The attributes that make a method a handler.</summary>
internal static class HandlerAttributes
{
    public const string Throttle = "ThrottleAttribute";
    public const string Debounce = "DebounceAttribute";
    public const string Command = "CommandAttribute";
    public const string CallbackData = "CallbackDataAttribute";
    public const string Text = "TextAttribute";
    public const string On = "OnAttribute";

    private const string Namespace = "Sentinel";
    private const string Assembly = "Sentinel.Runtime";

    public static readonly ImmutableArray<string> All = [Throttle, Debounce, Command, CallbackData, Text, On];

    /// <summary>The attributes of ours on a method. Look-alikes from another namespace or assembly are not ours.</summary>
    public static ImmutableArray<AttributeData> Of(ISymbol symbol) =>
        symbol
            .GetAttributes()
            .WhereAsArray(static attribute =>
                attribute.AttributeClass is { } type
                && All.Contains(type.Name)
                && type.Is(Namespace, type.Name)
                && type.ContainingAssembly?.Name == Assembly
            );

    /// <summary>Those of one class.</summary>
    public static IEnumerable<AttributeData> Named(this ImmutableArray<AttributeData> attributes, string name) =>
        attributes.Where(attribute => attribute.AttributeClass!.Name == name);

    /// <summary>Whether a method is a handler.</summary>
    public static bool IsOn(ISymbol symbol) => !Of(symbol).IsEmpty;

    /// <summary>Whether an attribute limits calls, and does not route them.</summary>
    public static bool IsPolicy(AttributeData attribute) => attribute.AttributeClass!.Name is Throttle or Debounce;

    /// <summary>Whether there is something to guard a method by.</summary>
    public static bool HasPolicy(ISymbol symbol) => Of(symbol).Any(IsPolicy);

    /// <summary>The method, or the nearest that it overrides, which has policies: the twin of that one runs the override, too.</summary>
    public static IMethodSymbol? FindGuarded(IMethodSymbol? method)
    {
        while (method is not null && !HasPolicy(method))
        {
            method = method.OverriddenMethod;
        }

        return method;
    }

    private static ImmutableArray<AttributeData> WhereAsArray(
        this ImmutableArray<AttributeData> attributes,
        Func<AttributeData, bool> predicate
    ) => attributes.Any(predicate) ? [.. attributes.Where(predicate)] : [];
}
