using System.Collections.Immutable;
using System.Globalization;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sentinel.Dispatch;
using Sentinel.Generators;
using Telegram.Bot;

namespace Sentinel.Perf;

/// <summary>The large bot as the compiler has it.</summary>
internal static class BotProject
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly string[] Files =
    [
        BotSources.Usings,
        BotSources.Shared,
        .. Enumerable.Range(0, BotSources.Classes).Select(BotSources.Department),
    ];

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        .. new[]
        {
            typeof(ITelegramBotClient),
            typeof(SentinelGuard),
            typeof(IServiceCollection),
            typeof(ILogger),
        }.Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location)),
    ];

    // On one thread: what is compared is work, whatever the number of cores.
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        concurrentBuild: false,
        deterministic: true,
        nullableContextOptions: NullableContextOptions.Enable,
        // Nothing here calls a twin: the compilation without the generator would not know it.
        specificDiagnosticOptions: [new("SNT014", ReportDiagnostic.Suppress)]
    );

    /// <summary>The bot, parsed and not bound yet.</summary>
    internal static CSharpCompilation Parse() =>
        CSharpCompilation.Create(
            "Market",
            Files.Select(static (file, index) => Parse(file, index)),
            References,
            Options
        );

    /// <summary>The bot after a key was pressed inside a handler's body.</summary>
    internal static CSharpCompilation EditBody(CSharpCompilation bot, int round) =>
        Edit(bot, BotSources.Body, string.Create(CultureInfo.InvariantCulture, $"{BotSources.Body} pages += {round};"));

    /// <summary>The bot after a key was pressed inside a handler's policy.</summary>
    internal static CSharpCompilation EditPolicy(CSharpCompilation bot, int round) =>
        Edit(bot, BotSources.Policy, string.Create(CultureInfo.InvariantCulture, $"Throttle({round + 1}, 10)"));

    private static CSharpCompilation Edit(CSharpCompilation bot, string place, string edited)
    {
        // The class in the middle; it is another each time.
        const int Department = BotSources.Classes / 2;
        SyntaxTree before = bot.SyntaxTrees[^Department];
        string text = BotSources
            .Department(BotSources.Classes - Department)
            .Replace(place, edited, StringComparison.Ordinal);
        return bot.ReplaceSyntaxTree(before, CSharpSyntaxTree.ParseText(text, ParseOptions, before.FilePath));
    }

    /// <summary>A driver that has seen nothing yet.</summary>
    internal static GeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create([new SentinelGenerator().AsSourceGenerator()], parseOptions: ParseOptions);

    /// <summary>Compiles to the last byte. An error would make every figure worthless.</summary>
    internal static void Emit(Compilation bot)
    {
        using MemoryStream image = new();
        if (bot.Emit(image) is { Success: false } result)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(5)));
        }
    }

    private static SyntaxTree Parse(string file, int index) =>
        CSharpSyntaxTree.ParseText(file, ParseOptions, string.Create(CultureInfo.InvariantCulture, $"File{index}.cs"));
}
