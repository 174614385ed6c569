using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Parse;

/// <summary>Names of symbols, as they are compared and as they are written into code.</summary>
internal static class SymbolNames
{
    private static readonly SymbolDisplayFormat Qualified =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        );

    private static readonly SymbolDisplayFormat Plain = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces
    );

    private static readonly SymbolDisplayFormat Signature = Plain
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat Short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
    );

    /// <summary>The name for code: <c>global::Telegram.Bot.Types.Message?</c>.</summary>
    public static string ToQualified(this ITypeSymbol type) => type.ToDisplayString(Qualified);

    /// <summary>The name for people and buckets: <c>Shop.Handlers</c>.</summary>
    public static string ToPlain(this ITypeSymbol type) => type.ToDisplayString(Plain);

    /// <summary>The name with its type arguments, to tell overloads apart: <c>Shop.Order</c>.</summary>
    public static string ToSignature(this ITypeSymbol type) => type.ToDisplayString(Signature);

    /// <summary>
    /// The name as another part of the type declares it: <c>Shop&lt;T&gt;</c>. In lower-case letters alone it gets an <c>@</c>, or the
    /// compiler warns.
    /// </summary>
    public static string ToDeclared(this INamedTypeSymbol type) =>
        type.TypeParameters.IsEmpty
            ? EscapeDeclared(type.Name)
            : $"{EscapeDeclared(type.Name)}<{string.Join(", ", type.TypeParameters.Select(static each => EscapeDeclared(each.Name)))}>";

    /// <summary>The name alone: <c>Message</c>.</summary>
    public static string ToShort(this ITypeSymbol type) => type.ToDisplayString(Short);

    /// <summary>Whether the type is the one of this name; the cheap half is compared first.</summary>
    public static bool Is(this ITypeSymbol? type, string containingNamespace, string name) =>
        type is not null
        && type.MetadataName == name
        && type.ContainingType is null
        && type.ContainingNamespace?.ToDisplayString() == containingNamespace;

    private static string EscapeDeclared(string name) =>
        name.All(static c => c is >= 'a' and <= 'z') ? "@" + name : Escape(name);

    /// <summary>An identifier as it is written: keywords get an <c>@</c>.</summary>
    public static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None ? "@" + identifier : identifier;
}
