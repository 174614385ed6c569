using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Sentinel.Generators.Tests;

/// <summary>The generator as a project references it: by its file, since a search in a solution knows no other reference.</summary>
internal static class GeneratorReference
{
    public static AnalyzerReference Create() =>
        new AnalyzerFileReference(typeof(SentinelGenerator).Assembly.Location, new Loader());

    /// <summary>Gives the assembly that the tests have loaded already.</summary>
    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath) { }

        public Assembly LoadFromPath(string fullPath) => typeof(SentinelGenerator).Assembly;
    }
}
