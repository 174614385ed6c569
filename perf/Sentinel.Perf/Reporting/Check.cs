namespace Sentinel.Perf;

/// <summary>The <c>check</c> command, which measures nothing: whether names, lists, results and the page agree.</summary>
internal static class Check
{
    /// <summary>Says what does not; the exit code.</summary>
    internal static int Run()
    {
        string[] faults = [.. FaultsOfNames(), .. FaultsOfPage()];
        foreach (string fault in faults)
        {
            Console.Error.WriteLine(fault);
        }

        Console.WriteLine(
            $"{RowNames.All.Count} names of rows, {Bars.Names.Count} of them with bars, {faults.Length} faults"
        );
        return faults.Length == 0 ? 0 : 1;
    }

    private static IEnumerable<string> FaultsOfNames()
    {
        ListedNames listed = ListedNames.Of(File.ReadAllText(Path.Combine(Repository.Root, "perf", "README.md")));
        return
        [
            .. Bars
                .Names.Where(static name => !RowNames.All.Contains(name))
                .Select(name => $"{name} has a bar, but no row is called so."),
            .. RowNames
                .All.Where(name => !listed.Contains(name))
                .Select(name => $"{name} is not in the tables of perf/README.md."),
        ];
    }

    private static IEnumerable<string> FaultsOfPage()
    {
        try
        {
            Results results = Results.Read(Repository.Results);
            return Report.PageOf(results, Sections.Measured(results), Charts.Of(results)).IsSaved
                ? []
                :
                [
                    "docs/performance.md is not what perf/results make of it: "
                        + "dotnet run -c Release --project perf/Sentinel.Perf -- report",
                ];
        }
        catch (InvalidDataException wrong)
        {
            return [wrong.Message];
        }
    }
}
