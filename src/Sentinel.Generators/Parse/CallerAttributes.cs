using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sentinel.Generators.Model;

namespace Sentinel.Generators.Parse;

/// <summary>
/// Reads the attributes of a handler by which the compiler speaks to its callers, or of them. A twin is called in its place, so
/// that it must have them, too.
/// </summary>
internal static class CallerAttributes
{
    private const string CompilerServices = "System.Runtime.CompilerServices";
    private const string Analysis = "System.Diagnostics.CodeAnalysis";
    private const string Versioning = "System.Runtime.Versioning";
    private const string Expression = "CallerArgumentExpressionAttribute";

    // In the order in which the compiler obeys them where a parameter has several, and warns of the others.
    private static readonly string[] Fillers =
    [
        "CallerLineNumberAttribute",
        "CallerFilePathAttribute",
        "CallerMemberNameAttribute",
        Expression,
    ];

    private static readonly (string Namespace, string Name)[] Notices =
    [
        ("System", "ObsoleteAttribute"),
        (Versioning, "SupportedOSPlatformAttribute"),
        (Versioning, "UnsupportedOSPlatformAttribute"),
        (Versioning, "ObsoletedOSPlatformAttribute"),
        (Analysis, "RequiresUnreferencedCodeAttribute"),
        (Analysis, "RequiresDynamicCodeAttribute"),
        (Analysis, "RequiresAssemblyFilesAttribute"),
    ];

    /// <summary>The attribute by which callers fill in a parameter that they do not pass, in brackets; or empty.</summary>
    public static string FillerOf(IParameterSymbol parameter)
    {
        AttributeData[] fillers =
        [
            .. parameter
                .GetAttributes()
                .Where(static attribute =>
                    attribute.AttributeClass is { } type && Fillers.Any(name => type.Is(CompilerServices, name))
                )
                .OrderBy(static attribute => Array.IndexOf(Fillers, attribute.AttributeClass!.Name)),
        ];
        return parameter.HasExplicitDefaultValue && fillers is [{ } first, ..] && DoesAnything(first, parameter)
            ? Write(first)
            : "";
    }

    /// <summary>What callers are told of a method, as attributes in brackets.</summary>
    public static EquatableArray<string> NoticesOf(IMethodSymbol method) =>
        new(
            method
                .GetAttributes()
                .Where(static attribute =>
                    attribute.AttributeClass is { } type && Notices.Any(known => type.Is(known.Namespace, known.Name))
                )
                .Select(Write)
        );

    /// <summary>Of an argument that is not there, or of itself, the compiler warns.</summary>
    private static bool DoesAnything(AttributeData filler, IParameterSymbol parameter) =>
        filler.AttributeClass!.Name != Expression
        || (
            filler.ConstructorArguments is [{ Value: string name }]
            && name != parameter.Name
            && ((IMethodSymbol)parameter.ContainingSymbol).Parameters.Any(other => other.Name == name)
        );

    private static string Write(AttributeData attribute)
    {
        IEnumerable<string> arguments = attribute
            .ConstructorArguments.Select(Write)
            .Concat(attribute.NamedArguments.Select(static named => $"{named.Key} = {Write(named.Value)}"));
        string list = string.Join(", ", arguments);
        string name = attribute.AttributeClass!.ToQualified();
        return list.Length == 0 ? $"[{name}]" : $"[{name}({list})]";
    }

    private static string Write(TypedConstant constant) =>
        constant is { Kind: TypedConstantKind.Primitive, Value: { } value }
            ? SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "null"
            : "null";
}
