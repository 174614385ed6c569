using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Parse;

/// <summary>Compares the parameters of methods, and tells who else has a say in them.</summary>
internal static class Signatures
{
    public static bool TakesTheSame(this IMethodSymbol method, IMethodSymbol other) =>
        method
            .Parameters.Select(static parameter => parameter.Type)
            .SequenceEqual(other.Parameters.Select(static parameter => parameter.Type), SymbolEqualityComparer.Default);

    /// <summary>Whether a base class or an interface says what the method takes and returns.</summary>
    public static bool IsDictated(this IMethodSymbol method) =>
        method.IsOverride
        || !method.ExplicitInterfaceImplementations.IsEmpty
        || method
            .ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name))
            .Any(member =>
                SymbolEqualityComparer.Default.Equals(
                    method.ContainingType.FindImplementationForInterfaceMember(member),
                    method
                )
            );
}
