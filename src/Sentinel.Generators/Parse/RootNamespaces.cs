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

    /// <summary>A type without a namespace may have the name already, as <c>class ShopBot</c> of the project ShopBot has.</summary>
    private static string Choose(string ns, Compilation compilation) =>
        compilation.Assembly.GlobalNamespace.GetTypeMembers(ns.Split('.')[0].TrimStart('@')).IsEmpty ? ns : "";

    private static string Sanitize(string name) =>
        string.Join(".", name.Split('.').Where(static part => part.Length > 0).Select(ToIdentifier));

    private static string ToIdentifier(string part)
    {
        string valid = string.Concat(part.Select(static c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        return SyntaxFacts.IsIdentifierStartCharacter(valid[0]) ? SymbolNames.Escape(valid) : "_" + valid;
    }
}
