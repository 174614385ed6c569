using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Parse;

/// <summary>Writes constants as expressions.</summary>
internal static class Literals
{
    /// <summary>The expression of a parameter's default value.</summary>
    public static string Of(object? value, ITypeSymbol type) =>
        value switch
        {
            null => "default",
            float.NaN or double.NaN => $"{Keyword(value)}.NaN",
            float.PositiveInfinity or double.PositiveInfinity => $"{Keyword(value)}.PositiveInfinity",
            float.NegativeInfinity or double.NegativeInfinity => $"{Keyword(value)}.NegativeInfinity",
            float number => number.ToString("R", CultureInfo.InvariantCulture) + "F",
            double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
            _ when EnumOf(type) is { } enumeration => FormattableString.Invariant(
                $"({enumeration.ToQualified()})({value})"
            ),
            _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "default",
        };

    private static string Keyword(object value) => value is float ? "float" : "double";

    private static ITypeSymbol? EnumOf(ITypeSymbol type) =>
        type switch
        {
            { TypeKind: TypeKind.Enum } => type,
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => EnumOf(
                nullable.TypeArguments[0]
            ),
            _ => null,
        };
}
