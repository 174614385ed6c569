using System.Reflection;

namespace Sentinel.Generators.Tests;

/// <summary>The repository's documents of rules.</summary>
internal static class RulesFolder
{
    private static readonly string Root = Path.GetFullPath(
        Path.Combine(
            typeof(RulesFolder)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(static metadata => metadata.Key == "ProjectDirectory")
                .Value!,
            "../.."
        )
    );

    private static string Pages => Path.Combine(Root, "docs/rules");

    public static string ReadMe => File.ReadAllText(Path.Combine(Pages, "README.md"));

    /// <summary>The ids that have a page.</summary>
    public static IEnumerable<string> Ids =>
        Directory.GetFiles(Pages, "SNT*.md").Select(static file => Path.GetFileNameWithoutExtension(file)).Order();

    /// <summary>What the compiler checks rules against.</summary>
    public static string Releases =>
        string.Concat(
            Directory
                .GetFiles(Path.Combine(Root, "src/Sentinel.Generators"), "AnalyzerReleases.*.md")
                .Select(File.ReadAllText)
        );

    public static RulePage Page(string id) => new(File.ReadAllText(Path.Combine(Pages, $"{id}.md")));
}
