namespace Sentinel.Perf;

/// <summary>The figures of a run, a file for each table, and what each was measured on: what a report is made of.</summary>
internal static class ResultsFolder
{
    /// <summary>Writes one table's figures beside those of the others.</summary>
    internal static void Write(string folder, string table, string machine, string occasion, IReadOnlyList<Row> rows)
    {
        Directory.CreateDirectory(folder);
        JsonFile.Write(Path.Combine(folder, table + ".json"), rows);
        File.WriteAllText(MachineFile(folder, table), $"{machine}\n{occasion}\n");
    }

    /// <summary>What a table's figures in a folder were measured on.</summary>
    internal static string MachineOf(string folder, string table) => LinesOf(folder, table)[0];

    /// <summary>Of what code they are, how thoroughly measured and when; none in a folder of an earlier version.</summary>
    internal static string? OccasionOf(string folder, string table) => LinesOf(folder, table).ElementAtOrDefault(1);

    private static string[] LinesOf(string folder, string table)
    {
        string path = MachineFile(folder, table);
        return File.Exists(path)
            ? File.ReadAllText(path).Trim().ReplaceLineEndings("\n").Split('\n')
            : throw new InvalidDataException(
                $"{path} is missing, which says what the figures were measured on. Measure with --results {folder}, which writes it."
            );
    }

    private static string MachineFile(string folder, string table) => Path.Combine(folder, table + ".machine.txt");
}
