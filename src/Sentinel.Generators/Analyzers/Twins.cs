using Microsoft.CodeAnalysis;
using Sentinel.Generators.Emit;
using Sentinel.Generators.Parse;

namespace Sentinel.Generators.Analyzers;

/// <summary>The guarded twins, as the analyzers see them in the compilation.</summary>
internal static class Twins
{
    /// <summary>The twin of a handler; nothing where none was generated.</summary>
    public static IMethodSymbol? Of(IMethodSymbol handler) =>
        handler
            .ContainingType.GetTypeMembers(Code.Twins)
            .SelectMany(twins => twins.GetMembers(handler.Name))
            .OfType<IMethodSymbol>()
            .FirstOrDefault(twin => twin.TakesTheSame(handler));

    /// <summary>Whether a type is the class of twins.</summary>
    public static bool IsClassOf(ITypeSymbol? type) => type is { Name: Code.Twins, ContainingType: not null };

    /// <summary>Whether code is within what was generated for handlers, which calls them behind their policies.</summary>
    public static bool Contain(ISymbol code)
    {
        INamedTypeSymbol? type = code.ContainingType;
        while (type is not null && !IsEmitted(type))
        {
            type = type.ContainingType;
        }

        return type is not null;
    }

    /// <summary>Whether another assembly may use the twin. Nobody but its friends builds on a program.</summary>
    public static bool IsVisibleElsewhere(IMethodSymbol twin, Compilation compilation)
    {
        bool isProgram =
            compilation.Options.OutputKind
            is OutputKind.ConsoleApplication
                or OutputKind.WindowsApplication
                or OutputKind.WindowsRuntimeApplication;
        bool hasFriends = compilation
            .Assembly.GetAttributes()
            .Any(static attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute");
        for (ISymbol? symbol = twin; symbol is not null; symbol = symbol.ContainingType)
        {
            bool isHidden = symbol.DeclaredAccessibility switch
            {
                Accessibility.Private => true,
                Accessibility.Internal or Accessibility.ProtectedAndInternal => !hasFriends,
                _ => isProgram && !hasFriends,
            };
            if (isHidden)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsEmitted(INamedTypeSymbol type) =>
        type.GetAttributes()
            .Any(static attribute =>
                attribute.AttributeClass.Is("System.CodeDom.Compiler", "GeneratedCodeAttribute")
                && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: Code.Tool }, _]
            );
}
