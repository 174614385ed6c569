using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sentinel.Generators.Analyzers;

/// <summary>Finds the methods that a collection expression calls for its elements. Roslyn does not tell them.</summary>
internal static class CollectionAdds
{
    /// <summary>The <c>Add</c> of the collection's class that takes an element as it was converted.</summary>
    public static IMethodSymbol? Find(ICollectionExpressionOperation collection, IOperation element)
    {
        // What is made by a builder, and what is an array in the end, adds nothing.
        if (collection is not { ConstructMethod.MethodKind: MethodKind.Constructor, Type: INamedTypeSymbol type })
        {
            return null;
        }

        ITypeSymbol? taken = element is ISpreadOperation spread ? spread.ElementType : element.Type;
        for (INamedTypeSymbol? holder = type; holder is not null; holder = holder.BaseType)
        {
            IMethodSymbol? add = holder
                .GetMembers("Add")
                .OfType<IMethodSymbol>()
                .FirstOrDefault(add =>
                    add is { IsStatic: false, Parameters: [{ } first, .. var rest] }
                    && SymbolEqualityComparer.Default.Equals(first.Type, taken)
                    && rest.All(static parameter => parameter.IsOptional || parameter.IsParams)
                );
            if (add is not null)
            {
                return add;
            }
        }

        return null;
    }
}
