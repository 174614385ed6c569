using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>The compilation of a user's bot: the strictest warnings, nullable, documentation diagnosed.</summary>
internal static class BotCompilation
{
    /// <summary>The name of the assembly and, since no option says otherwise, its root namespace.</summary>
    public const string AssemblyName = "Bots";

    /// <summary>What each of the sources may name.</summary>
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Sentinel;
        global using Sentinel.Dispatch;
        global using Sentinel.Hosting;
        global using Sentinel.Limiting;
        global using Telegram.Bot;
        global using Telegram.Bot.Types;
        global using Telegram.Bot.Types.Enums;
        global using Telegram.Bot.Types.Payments;
        """;

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>A bot made of <paramref name="sources"/>, each a file.</summary>
    public static CSharpCompilation Of(params IReadOnlyList<string> sources) =>
        CSharpCompilation.Create(
            AssemblyName,
            [Parse(Usings, "Usings.cs"), .. sources.Select((source, index) => Parse(source, $"Source{index}.cs"))],
            References.All,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                deterministic: true,
                nullableContextOptions: NullableContextOptions.Enable,
                warningLevel: 9999,
                // As the SDK has them: Telegram.Bot was built against an older System.Runtime.
                specificDiagnosticOptions:
                [
                    new("CS1701", ReportDiagnostic.Suppress),
                    new("CS1702", ReportDiagnostic.Suppress),
                ]
            )
        );

    public static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    /// <summary>The same compilation after the only occurrence of a text was replaced by another.</summary>
    public static CSharpCompilation Replace(this CSharpCompilation compilation, string before, string after)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(tree =>
            tree.ToString().Contains(before, StringComparison.Ordinal)
        );
        string source = tree.ToString();
        Assert.That(source.Split(before), Has.Length.EqualTo(2), $"'{before}' must be there once");
        return compilation.ReplaceSyntaxTree(
            tree,
            Parse(source.Replace(before, after, StringComparison.Ordinal), tree.FilePath)
        );
    }
}
