using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>What is mutated: the sources of the other tests, right and wrong ones, and a few that have everything.</summary>
internal static class FuzzSeeds
{
    /// <summary>Bots, each a list of files.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> All { get; } =
    [
        .. RuleCases
            .All.Select(static rule => new MarkedSource(rule.Source).Text)
            .Select(static file => (string[])[file]),
        .. OddShapes.All.Select(static file => (string[])[file]),
        .. SilenceTests.Handlers.Select(static handler =>
            (string[])[$"namespace Bots; public partial class Shop {{ {handler} }}"]
        ),
        .. Written("Golden", "Pipeline", "Behaviour").Select(static file => (string[])[file]),
        // Often, since there is more in them to go wrong.
        .. Enumerable.Repeat(FuzzBots.All, 10).SelectMany(static bots => bots),
    ];

    /// <summary>The classes that tests have as raw strings. Read from their files, so that those of a new test are seeds too.</summary>
    private static IEnumerable<string> Written(params string[] folders) =>
        from folder in folders
        from file in Directory.GetFiles(Path.Combine(GoldenFiles.ProjectDirectory(), folder), "*Tests.cs").Order()
        from token in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantTokens()
        where token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) && token.ValueText.Contains("partial ")
        select token.ValueText;
}
