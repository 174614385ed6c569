using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sentinel.Generators.Model;

namespace Sentinel.Generators.Parse;

/// <summary>
/// Reads the namespace of what an assembly has once: its RootNamespace, or else its name. A namespace of its own keeps two
/// assemblies that see each other's internals from clashing.
/// </summary>
internal static class RootNamespaces
{
    private static readonly string[] Generated = [DispatcherModel.HintName, DispatcherModel.RegistrationHintName];

    public static IncrementalValueProvider<string> Read(IncrementalGeneratorInitializationContext context) =>
        context
            .AnalyzerConfigOptionsProvider.Select(
                static (options, _) =>
                    options.GlobalOptions.TryGetValue("build_property.RootNamespace", out string? ns) ? ns : null
            )
            .Combine(context.CompilationProvider)
            .Select(static (pair, _) => Choose(Sanitize(pair.Left ?? pair.Right.AssemblyName ?? ""), pair.Right));

    /// <summary>
    /// A type may have the name already, as <c>class ShopBot</c> of the project ShopBot has, or that of one which will be generated
    /// there: then what is around it is taken.
    /// </summary>
    private static string Choose(string ns, Compilation compilation)
    {
        List<string> free = [];
        INamespaceSymbol? outer = compilation.Assembly.GlobalNamespace;
        List<INamespaceSymbol?> spaces = [outer];
        foreach (string part in ns.Split('.'))
        {
            string name = part.TrimStart('@');
            if (outer?.GetTypeMembers(name).IsEmpty == false)
            {
                break;
            }

            free.Add(part);
            outer = outer?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == name);
            spaces.Add(outer);
        }

        while (free.Count > 0 && spaces[free.Count] is { } space && Generated.Any(name => HasType(space, name)))
        {
            free.RemoveAt(free.Count - 1);
        }

        return string.Join(".", free);
    }

    private static bool HasType(INamespaceSymbol space, string name) =>
        space.GetTypeMembers(name).Any(static type => type.Arity == 0);

    private static string Sanitize(string name) =>
        string.Join(".", name.Split('.').Where(static part => part.Length > 0).Select(ToIdentifier));

    private static string ToIdentifier(string part)
    {
        string valid = string.Concat(part.Select(static c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        return SyntaxFacts.IsIdentifierStartCharacter(valid[0]) ? SymbolNames.Escape(valid) : "_" + valid;
    }
}
