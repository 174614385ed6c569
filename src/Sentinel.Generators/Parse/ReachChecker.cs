using Microsoft.CodeAnalysis;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Parse;

/// <summary>Checks that generated types, which are internal and not unsafe, may name what a handler takes and returns.</summary>
internal static class ReachChecker
{
    public static void Check(HandlerSource source, ITypeSymbol type)
    {
        if (FindHidden(type) is { } hidden)
        {
            source.Fail(
                HandlerRules.UnsupportedShape,
                location: null,
                $"its type '{hidden.Name}' cannot be named outside of '{hidden.ContainingType.Name}'; make it internal"
            );
        }

        if (type is IArrayTypeSymbol or INamedTypeSymbol && HasPointer(type))
        {
            source.Fail(
                HandlerRules.UnsupportedShape,
                location: null,
                $"its type '{type.ToShort()}' has pointers, which generated code may not name; use nint"
            );
        }
    }

    private static bool HasPointer(ITypeSymbol type) =>
        type.Parts().Any(static part => part.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer);

    private static ITypeSymbol? FindHidden(ITypeSymbol type) =>
        type.Parts()
            .FirstOrDefault(static part =>
                part.DeclaredAccessibility
                    is Accessibility.Private
                        or Accessibility.Protected
                        or Accessibility.ProtectedAndInternal
            );
}
