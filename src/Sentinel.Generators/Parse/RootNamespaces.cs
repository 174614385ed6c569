using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Parse;

/// <summary>
/// Reads the namespace of what an assembly has once: its RootNamespace, or else its name. A namespace of its own keeps two
/// assemblies that see each other's internals from clashing.
/// </summary>
internal static class RootNamespaces
{
    public static IncrementalValueProvider<string> Read(IncrementalGeneratorInitializationContext context) =>
        context
            .AnalyzerConfigOptionsProvider.Select(
                static (options, _) =>
                    options.GlobalOptions.TryGetValue("build_property.RootNamespace", out string? ns) ? ns : null
            )
            .Combine(context.CompilationProvider)
            .Select(static (pair, _) => Choose(Sanitize(pair.Left ?? pair.Right.AssemblyName ?? ""), pair.Right));

    /// <summary>A type may have the name already, as <c>class ShopBot</c> of the project ShopBot has: then what is around it is taken.</summary>
    private static string Choose(string ns, Compilation compilation)
    {
        List<string> free = [];
        INamespaceSymbol? outer = compilation.Assembly.GlobalNamespace;
        foreach (string part in ns.Split('.'))
        {
            string name = part.TrimStart('@');
            if (outer?.GetTypeMembers(name).IsEmpty == false)
            {
                break;
            }

            free.Add(part);
            outer = outer?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == name);
        }

        return string.Join(".", free);
    }

    private static string Sanitize(string name) =>
        string.Join(".", name.Split('.').Where(static part => part.Length > 0).Select(ToIdentifier));

    private static string ToIdentifier(string part)
    {
        string valid = string.Concat(part.Select(static c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        return SyntaxFacts.IsIdentifierStartCharacter(valid[0]) ? SymbolNames.Escape(valid) : "_" + valid;
    }
}
