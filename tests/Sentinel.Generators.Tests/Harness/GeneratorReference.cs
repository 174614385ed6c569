using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Sentinel.Generators.Tests;

/// <summary>The generator as a project references it.</summary>
internal sealed class GeneratorReference : AnalyzerReference
{
    // A project asks several times, and knows a generator by its instance.
    private readonly ImmutableArray<ISourceGenerator> _generators = [new SentinelGenerator().AsSourceGenerator()];

    public override string FullPath => nameof(GeneratorReference);

    public override object Id => FullPath;

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
}
