using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.CodeFixes;

/// <summary>Tells whether the signature of a method may change without another one that must agree with it.</summary>
internal static class Signature
{
    public static bool IsFree(IMethodSymbol method) =>
        !method.IsVirtual
        && !method.IsAbstract
        && !method.IsOverride
        && method.ExplicitInterfaceImplementations.IsEmpty
        && !method
            .ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name))
            .Any(member =>
                SymbolEqualityComparer.Default.Equals(
                    method.ContainingType.FindImplementationForInterfaceMember(member),
                    method
                )
            );
}
