using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>What became of a case.</summary>
/// <param name="Compiles">Whether the bot compiles without the generator.</param>
/// <param name="IsEmitted">Whether a twin was emitted for one of its methods.</param>
/// <param name="Broken">What should be and is not.</param>
internal sealed record FuzzOutcome(bool Compiles, bool IsEmitted, IReadOnlyList<string> Broken)
{
    // A journal, since many of the seeds write into one. The references are bound once, for all cases.
    private static readonly CSharpCompilation Empty = BotCompilation.Of(
        "namespace Bots; public static class Journal { public static void Add(string entry) { } }"
    );

    private static readonly GeneratorDriver Driver = BotDriver.Create(tracksSteps: false);

    public static async Task<FuzzOutcome> OfAsync(FuzzCase fuzz)
    {
        List<string> broken = [];
        CSharpCompilation input = Compile(fuzz.Files);
        GeneratorDriver fresh = Driver.RunGeneratorsAndUpdateCompilation(
            input,
            out Compilation output,
            out ImmutableArray<Diagnostic> said
        );
        GeneratorRunResult result = fresh.GetRunResult().Results.Single();
        Expect(broken, "the generator threw", [result.Exception?.ToString()]);
        Expect(broken, "the generator reported", said);
        if (fuzz.Before is { } before)
        {
            GeneratorDriver used = Driver.RunGenerators(Compile(before)).RunGenerators(input);
            Expect(broken, "the generator remembered", [Difference(result, used.GetRunResult().Results.Single())]);
        }

        bool compiles = IsInOrder(input);
        (ImmutableArray<Diagnostic> found, IReadOnlyList<Exception> thrown) = await FuzzAnalysis.RunAsync(
            output,
            compiles
        );
        Expect(broken, "an analyzer threw", thrown);
        if (compiles)
        {
            ImmutableArray<Diagnostic> rules = [.. found.Where(IsRule)];
            Expect(broken, "neither emitted nor reported", Pairing.Unpaired(output, rules));
            if (!rules.Any(IsError))
            {
                Expect(broken, "the output does not compile clean", found.Where(trouble => IsTrouble(trouble, input)));
            }
        }

        return new FuzzOutcome(compiles, Pairing.HasTwins(output), broken);
    }

    /// <summary>The syntax first: most mutants end there, and binding is what takes time.</summary>
    private static bool IsInOrder(CSharpCompilation input) =>
        !input.GetParseDiagnostics().Any(IsError) && !input.GetDiagnostics().Any(IsError);

    private static CSharpCompilation Compile(IReadOnlyList<string> files) =>
        Empty.AddSyntaxTrees(files.Select(static (file, index) => BotCompilation.Parse(file, $"Fuzz{index}.cs")));

    private static void Expect(List<string> broken, string what, IEnumerable<object?> not) =>
        broken.AddRange(not.Where(static found => found is not null).Select(found => $"{what}: {found}"));

    private static bool IsError(Diagnostic found) => found.Severity == DiagnosticSeverity.Error;

    private static bool IsRule(Diagnostic found) => found.Id.StartsWith("SNT", StringComparison.Ordinal);

    /// <summary>Any error, and in what was emitted a warning, too.</summary>
    private static bool IsTrouble(Diagnostic found, CSharpCompilation input) =>
        !IsRule(found)
        && !found.IsSuppressed
        && (
            IsError(found)
            || (
                found.Severity == DiagnosticSeverity.Warning
                && found.Location.SourceTree is { } tree
                && !input.ContainsSyntaxTree(tree)
            )
        );

    /// <summary>Whether a driver that has seen another bot before writes the same.</summary>
    private static string? Difference(GeneratorRunResult fresh, GeneratorRunResult used)
    {
        string expected = Describe(fresh);
        string actual = Describe(used);
        return expected == actual ? null : $"{actual}\ninstead of\n{expected}";
    }

    private static string Describe(GeneratorRunResult result) =>
        string.Join(
            '\n',
            [
                result.Exception?.ToString(),
                .. result.GeneratedSources.Select(static source => $"--- {source.HintName}\n{source.SourceText}"),
            ]
        );
}
