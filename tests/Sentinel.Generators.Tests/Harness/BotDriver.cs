using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>Runs the generator as the compiler does, and remembers the steps.</summary>
internal static class BotDriver
{
    public static GeneratorDriver Create(string? rootNamespace = null, bool tracksSteps = true) =>
        Create([new SentinelGenerator()], rootNamespace, tracksSteps);

    /// <summary>Beside another generator, as most projects have some.</summary>
    public static GeneratorDriver CreateBesideAnother() =>
        Create([new SentinelGenerator(), new OtherGenerator()], rootNamespace: null, tracksSteps: false);

    private static CSharpGeneratorDriver Create(
        IEnumerable<IIncrementalGenerator> generators,
        string? rootNamespace,
        bool tracksSteps
    ) =>
        CSharpGeneratorDriver.Create(
            generators.Select(static generator => generator.AsSourceGenerator()),
            parseOptions: BotCompilation.ParseOptions,
            optionsProvider: new BuildProperties(rootNamespace),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps)
        );
}
