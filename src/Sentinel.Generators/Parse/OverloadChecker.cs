using Microsoft.CodeAnalysis;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Parse;

/// <summary>
/// Checks that a generated call of an override reaches it. C# takes an override for a method of the class that declared it first,
/// and calls whatever a class derived from that one offers for the same arguments.
/// </summary>
internal static class OverloadChecker
{
    public static void Check(HandlerSource source, Compilation compilation)
    {
        IMethodSymbol declared = source.Method;
        while (declared.OverriddenMethod is { } overridden)
        {
            declared = overridden;
        }

        for (
            INamedTypeSymbol? type = source.Method.ContainingType;
            type is not null && !SymbolEqualityComparer.Default.Equals(type, declared.ContainingType);
            type = type.BaseType
        )
        {
            IMethodSymbol? other = type.GetMembers(source.Method.Name)
                .OfType<IMethodSymbol>()
                .FirstOrDefault(other =>
                    !other.IsOverride
                    && compilation.IsSymbolAccessibleWithin(other, source.Method.ContainingType)
                    && Accepts(other, source.Method, compilation)
                );
            if (other is not null)
            {
                string parameters = string.Join(", ", other.Parameters.Select(static each => each.Type.ToShort()));
                source.Fail(
                    HandlerRules.UnsupportedShape,
                    location: null,
                    $"a call of it reaches '{type.ToShort()}.{other.Name}({parameters})', which C# prefers to an override; rename that one"
                );
                return;
            }
        }
    }

    /// <summary>Whether a method could be called with the arguments of another.</summary>
    private static bool Accepts(IMethodSymbol method, IMethodSymbol other, Compilation compilation) =>
        method.Parameters.Skip(other.Parameters.Length).All(static left => left.IsOptional || left.IsParams)
        && other.Parameters.All(given =>
            TypeAt(method, given.Ordinal) is { } type && Converts(given.Type, type, compilation)
        );

    private static bool Converts(ITypeSymbol from, ITypeSymbol to, Compilation compilation) =>
        to.TypeKind == TypeKind.TypeParameter
        || compilation.ClassifyCommonConversion(from, to) is { Exists: true, IsImplicit: true };

    private static ITypeSymbol? TypeAt(IMethodSymbol method, int index)
    {
        IParameterSymbol? parameter = method.Parameters.ElementAtOrDefault(index) ?? method.Parameters.LastOrDefault();
        return parameter switch
        {
            { IsParams: true, Type: IArrayTypeSymbol array } => array.ElementType,
            { RefKind: RefKind.None or RefKind.In } when index < method.Parameters.Length => parameter.Type,
            _ => null,
        };
    }
}
