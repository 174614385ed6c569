using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Sentinel.Generators.Parse;

namespace Sentinel.Generators.Analyzers;

/// <summary>
/// Tells methods that policies guard from all others. Each method is looked at once, since most calls of a program are of a few.
/// </summary>
internal sealed class GuardedMethods(IAssemblySymbol assembly)
{
    private readonly ConcurrentDictionary<IMethodSymbol, string?> _advice = new(SymbolEqualityComparer.Default);

    /// <summary>What to do rather than calling the method, or <see langword="null"/> where it may be called.</summary>
    public string? AdviceFor(IMethodSymbol method) =>
        _advice.GetOrAdd((method.ReducedFrom ?? method).OriginalDefinition, Find);

    /// <summary>A call of an override is a call of what the base class annotates: the twin runs the override, too.</summary>
    private string? Find(IMethodSymbol method)
    {
        IMethodSymbol? annotated = method;
        while (annotated is not null && !HandlerAttributes.HasPolicy(annotated))
        {
            annotated = annotated.OverriddenMethod?.OriginalDefinition;
        }

        return annotated is null ? null : Advise(annotated);
    }

    private string? Advise(IMethodSymbol annotated)
    {
        INamedTypeSymbol type = annotated.ContainingType;
        if (Twins.Of(annotated) is not null)
        {
            string receiver = type.IsStatic ? type.Name : "handlers";
            return $"call '{receiver}.Guard(guard).{annotated.Name}(...)' instead";
        }

        // Here another rule says at the method itself why there is no twin.
        return SymbolEqualityComparer.Default.Equals(annotated.ContainingAssembly, assembly)
            ? null
            : $"there is no twin, since '{annotated.ContainingAssembly.Name}' was built without the generator";
    }
}
