using Microsoft.CodeAnalysis;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Parse;

/// <summary>
/// Checks that a generated call reaches its method. C# takes an override for a method of the class that declared it first,
/// and calls whatever a class derived from that one offers for the same arguments; and it prefers what asks to be preferred.
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
            if (Find(type, long.MinValue) is { } nearer)
            {
                Fail(source, nearer, "C# prefers to an override");
                return;
            }
        }

        // Of the methods of one class only those of the highest priority are looked at.
        if (Find(declared.ContainingType, PriorityOf(declared) + 1) is { } preferred)
        {
            Fail(source, preferred, "its [OverloadResolutionPriority] prefers");
        }

        IMethodSymbol? Find(INamedTypeSymbol type, long leastPriority) =>
            type.GetMembers(source.Method.Name)
                .OfType<IMethodSymbol>()
                .FirstOrDefault(other =>
                    !other.IsOverride
                    && PriorityOf(other) >= leastPriority
                    && compilation.IsSymbolAccessibleWithin(other, source.Method.ContainingType)
                    && Accepts(other, source.Method, compilation)
                );
    }

    private static void Fail(HandlerSource source, IMethodSymbol reached, string why)
    {
        string parameters = string.Join(", ", reached.Parameters.Select(static each => each.Type.ToShort()));
        source.Fail(
            HandlerRules.UnsupportedShape,
            location: null,
            $"a call of it reaches '{reached.ContainingType.ToShort()}.{reached.Name}({parameters})', which {why}; rename that one"
        );
    }

    private static long PriorityOf(IMethodSymbol method) =>
        method
            .GetAttributes()
            .Where(static attribute =>
                attribute.AttributeClass.Is("System.Runtime.CompilerServices", "OverloadResolutionPriorityAttribute")
            )
            .Select(static attribute =>
                attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: int priority }]
                    ? priority
                    : 0
            )
            .FirstOrDefault();

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
