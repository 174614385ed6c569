using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Sentinel.Generators;

namespace Sentinel.Perf;

/// <summary>The <c>generator</c> table: what generator and analyzers add to the compilation of a bot with 500 handlers.</summary>
internal static class GeneratorTable
{
    internal static Task<IReadOnlyList<Row>> MeasureAsync(bool quick)
    {
        int rounds = quick ? 12 : 32;
        return Measurements.TakeAsync(
            () => Full(rounds),
            () => Edit(rounds, BotProject.EditBody).ToRow("generator.keystroke.500"),
            () => Edit(rounds, BotProject.EditPolicy).ToRow("generator.declaration.500"),
            () => Analyzers(rounds / 2)
        );
    }

    private static Row Full(int rounds) =>
        CompilerRounds.Take(rounds, static _ => Generate(), Compile).ToRow("generator.full.500", Output());

    private static CompilerRounds Edit(int rounds, Func<CSharpCompilation, int, CSharpCompilation> edit)
    {
        CSharpCompilation bot = BotProject.Parse();
        GeneratorDriver driver = BotProject.Driver().RunGenerators(bot);
        return CompilerRounds.Take(rounds, Press, Compile);

        Cost Press(int round)
        {
            CSharpCompilation edited = edit(bot, round);
            return Cost.Of(() => driver = driver.RunGenerators(edited));
        }
    }

    private static Row Analyzers(int rounds)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. typeof(SentinelGenerator)
                .Assembly.GetTypes()
                .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
                .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
        return CompilerRounds
            .Take(rounds, _ => Analyze(analyzers), static () => Analyze([new IdleAnalyzer()]))
            .ToRow("generator.analyzers.500");
    }

    /// <summary>From nothing: each file is read for the first time.</summary>
    private static Cost Generate()
    {
        CSharpCompilation bot = BotProject.Parse();
        GeneratorDriver driver = BotProject.Driver();
        return Cost.Of(() => driver.RunGenerators(bot));
    }

    /// <summary>Parsed, bound and emitted, without the generator.</summary>
    private static Cost Compile() => Cost.Of(static () => BotProject.Emit(BotProject.Parse()));

    private static Cost Analyze(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        BotProject.Driver().RunGeneratorsAndUpdateCompilation(BotProject.Parse(), out Compilation output, out _);
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]),
            onAnalyzerException: static (exception, _, _) => throw exception,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false
        );
        return Cost.Of(() =>
        {
            ImmutableArray<Diagnostic> reported = new CompilationWithAnalyzers(output, analyzers, options)
                .GetAnalyzerDiagnosticsAsync()
                .GetAwaiter()
                .GetResult();
            if (reported.FirstOrDefault(static found => found.Severity >= DiagnosticSeverity.Warning) is { } wrong)
            {
                throw new InvalidOperationException($"{wrong}");
            }
        });
    }

    /// <summary>How much was written, which compiles: otherwise there would be nothing to measure.</summary>
    private static string Output()
    {
        GeneratorDriver driver = BotProject
            .Driver()
            .RunGeneratorsAndUpdateCompilation(BotProject.Parse(), out Compilation output, out _);
        BotProject.Emit(output);
        ImmutableArray<SyntaxTree> files = driver.GetRunResult().GeneratedTrees;
        return $"{files.Length} files of {files.Sum(static file => file.Length) / 1024} KiB in all were written";
    }
}
