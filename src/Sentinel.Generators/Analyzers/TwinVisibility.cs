using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Analyzers;

/// <summary>Tells whether another assembly may use a twin.</summary>
internal static class TwinVisibility
{
    /// <summary>Nobody but its friends builds on a program.</summary>
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
}
