using Microsoft.CodeAnalysis;
using Sentinel.Generators.Parse;

namespace Sentinel.Generators.CodeFixes;

/// <summary>Tells what a change of a method's signature would not agree with any more.</summary>
internal static class Signature
{
    /// <summary>Whether it may change without another one that must be the same.</summary>
    public static bool IsFree(IMethodSymbol method) => !method.IsVirtual && !method.IsAbstract && !method.IsDictated();

    /// <summary>Whether the class or a base of it has something else of the name: with one more parameter, calls could mean that.</summary>
    public static bool HasNamesakes(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(method.Name).Any(other => !SymbolEqualityComparer.Default.Equals(other, method)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether its comment tells of its parameters: the compiler then wants to be told of all.</summary>
    public static bool HasParameterComments(IMethodSymbol method) =>
        method.GetDocumentationCommentXml()?.Contains("<param ") == true;
}
