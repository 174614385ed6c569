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

    /// <summary>A call of an override is a call of what the base class annotates.</summary>
    private string? Find(IMethodSymbol method) =>
        HandlerAttributes.FindGuarded(method)?.OriginalDefinition is { } annotated ? Advise(annotated) : null;

    private string? Advise(IMethodSymbol annotated)
    {
        INamedTypeSymbol type = annotated.ContainingType;
        if (Twins.Of(annotated) is not null)
        {
            string receiver = type.IsStatic ? type.Name : "handlers";
            return $"call '{receiver}.Guard(guard).{annotated.Name}(...)' instead";
        }

        // Here another rule says at the method itself why there is no twin.
        if (SymbolEqualityComparer.Default.Equals(annotated.ContainingAssembly, assembly))
        {
            return null;
        }

        string library = annotated.ContainingAssembly.Name;
        return
            annotated.DeclaredAccessibility != Accessibility.Public
            && type.GetTypeMembers(Twins.ClassName).Any(static twins => twins.IsEmitted())
            ? $"its twin is internal to '{library}', since the method is not public there"
            : $"there is no twin, since '{library}' was built without the generator";
    }
}
