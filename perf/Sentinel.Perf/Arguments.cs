using System.Diagnostics.CodeAnalysis;

namespace Sentinel.Perf;

/// <summary>What to measure, how long, and where the figures go.</summary>
internal sealed record Arguments(string Table, bool Quick, string? JsonPath, string? ResultsFolder)
{
    internal static string Usage =>
        $"""
            usage: dotnet run -c Release --project perf/Sentinel.Perf -- COMMAND
              {Tables.Names} [--quick] [--json FILE] [--results FOLDER]
              bench [BenchmarkDotNet's own options]
              report [FOLDER]
              check
            """;

    internal static bool TryParse(ReadOnlySpan<string> args, [NotNullWhen(true)] out Arguments? arguments)
    {
        arguments = null;
        if (args.IsEmpty || Tables.Named(args[0]) is null)
        {
            return false;
        }

        bool quick = false;
        string? jsonPath = null;
        string? resultsFolder = null;
        for (int i = 1; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--quick":
                    quick = true;
                    break;
                case "--json" when i + 1 < args.Length:
                    jsonPath = args[++i];
                    break;
                case "--results" when i + 1 < args.Length:
                    resultsFolder = args[++i];
                    break;
                default:
                    return false;
            }
        }

        arguments = new Arguments(args[0], quick, jsonPath, resultsFolder);
        return true;
    }
}
