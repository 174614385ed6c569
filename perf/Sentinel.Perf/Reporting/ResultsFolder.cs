namespace Sentinel.Perf;

/// <summary>The figures of a run, a file for each table, and what they were measured on: what a report is made of.</summary>
internal static class ResultsFolder
{
    private const string MachineFile = "machine.txt";

    /// <summary>Writes one table's figures beside those of the others.</summary>
    internal static void Write(string folder, string table, string machine, IReadOnlyList<Row> rows)
    {
        Directory.CreateDirectory(folder);
        JsonFile.Write(Path.Combine(folder, table + ".json"), rows);
        File.WriteAllText(Path.Combine(folder, MachineFile), machine + "\n");
    }

    /// <summary>What the figures in a folder were measured on.</summary>
    internal static string MachineOf(string folder)
    {
        string path = Path.Combine(folder, MachineFile);
        return File.Exists(path)
            ? File.ReadAllText(path).Trim()
            : throw new InvalidDataException(
                $"{path} is missing, which says what the figures were measured on. Measure with --results {folder}, which writes it."
            );
    }
}
