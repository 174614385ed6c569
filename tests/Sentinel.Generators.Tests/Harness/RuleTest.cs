using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using NUnit.Framework.Constraints;

namespace Sentinel.Generators.Tests;

/// <summary>
/// One run of all our analyzers over a bot with what the generator writes for it. Sources mark what is reported as <c>[|Name|]</c>;
/// nothing else may be, and a <c>#pragma</c> must silence it.
/// </summary>
internal sealed class RuleTest : CSharpAnalyzerTest<EmptyDiagnosticAnalyzer, DefaultVerifier>
{
    private RuleTest(string id, IEnumerable<string> sources, Constraint? says, DiagnosticSeverity? severity)
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        // Generated code is compared by golden files.
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        TestState.AdditionalReferences.AddRange(References.All);
        TestState.Sources.Add(("Usings.cs", BotCompilation.Usings));
        foreach ((string source, int index) in sources.Select(static (source, index) => (source, index)))
        {
            string marked = source
                .Replace("[|", $"{{|{id}:", StringComparison.Ordinal)
                .Replace("|]", "|}", StringComparison.Ordinal);
            TestState.Sources.Add(($"Source{index}.cs", marked));
        }

        DiagnosticVerifier = (found, _, _) =>
        {
            Assert.That(found.GetMessage(CultureInfo.InvariantCulture), says ?? Is.Not.Empty);
            Assert.That(found.Severity, Is.EqualTo(severity ?? found.DefaultSeverity));
        };
    }

    /// <summary>Asserts that a rule reports what is marked in one file, and that no other rule reports anything.</summary>
    /// <param name="id">The rule.</param>
    /// <param name="source">The bot.</param>
    /// <param name="says">What is asserted of each message.</param>
    /// <param name="severity">The severity of each, where the test is about that, too.</param>
    public static Task Reports(
        string id,
        string source,
        Constraint? says = null,
        DiagnosticSeverity? severity = null
    ) => Reports(id, [source], says, severity);

    /// <summary>The same of a bot that is made of several files.</summary>
    public static Task Reports(
        string id,
        IEnumerable<string> sources,
        Constraint? says = null,
        DiagnosticSeverity? severity = null
    ) => new RuleTest(id, sources, says, severity).RunAsync();

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => EveryAnalyzer.All;

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(SentinelGenerator), typeof(OtherGenerator)];

    protected override ParseOptions CreateParseOptions() => BotCompilation.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => BotCompilation.Of().Options;
}
