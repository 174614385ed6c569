using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>Runs the generator as the compiler does, and remembers the steps.</summary>
internal static class BotDriver
{
    public static GeneratorDriver Create(string? rootNamespace = null, bool tracksSteps = true) =>
        CSharpGeneratorDriver.Create(
            [new SentinelGenerator().AsSourceGenerator()],
            parseOptions: BotCompilation.ParseOptions,
            optionsProvider: new BuildProperties(rootNamespace),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps)
        );
}
