using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Parse;

/// <summary>What is generated into a handler class, by its names and as it is found in a compilation.</summary>
internal static class Twins
{
    /// <summary>Who is named in what is generated.</summary>
    public const string Tool = "Sentinel.Generators";

    /// <summary>The method that gives the twins of a class.</summary>
    public const string Guard = "Guard";

    /// <summary>The class of twins in a handler class, and the class of what both twins and dispatcher use.</summary>
    public const string ClassName = "GuardedHandlers";
    public const string Calls = "SentinelCalls";

    /// <summary>The twin of a handler; nothing where none was generated.</summary>
    public static IMethodSymbol? Of(IMethodSymbol handler) =>
        handler
            .ContainingType.GetTypeMembers(ClassName)
            .SelectMany(twins => twins.GetMembers(handler.Name))
            .OfType<IMethodSymbol>()
            .FirstOrDefault(twin => twin.TakesTheSame(handler));

    /// <summary>Whether a type is the class of twins.</summary>
    public static bool IsClassOf(ITypeSymbol? type) => type is { Name: ClassName, ContainingType: not null };

    /// <summary>Whether code is within what was generated for handlers, which calls them behind their policies.</summary>
    public static bool Contain(ISymbol code)
    {
        INamedTypeSymbol? type = code.ContainingType;
        while (type is not null && !type.IsEmitted())
        {
            type = type.ContainingType;
        }

        return type is not null;
    }

    /// <summary>Whether our generator wrote it. What another tool has written is in the way like anything else.</summary>
    public static bool IsEmitted(this ISymbol symbol) =>
        symbol
            .GetAttributes()
            .Any(static attribute =>
                attribute.AttributeClass.Is("System.CodeDom.Compiler", "GeneratedCodeAttribute")
                && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: Tool }, _]
            );
}
