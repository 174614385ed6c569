namespace Sentinel.Perf;

/// <summary>The figures of a run as a report reads them: by table, as far as they were measured.</summary>
internal sealed class Results
{
    private static readonly string[] Tables = ["tables", "store", "redis", "generator"];

    private readonly Dictionary<string, IReadOnlyList<Row>> _tables = [];
    private readonly Dictionary<string, string?> _occasions = [];

    private Results(string machine) => Machine = machine;

    /// <summary>What they were measured on.</summary>
    internal string Machine { get; }

    /// <summary>The same in a few words: the versions are for the page, not for a picture.</summary>
    internal string MachineInShort => Machine.Split(", with ")[0];

    /// <summary>The tables that the folder lacks.</summary>
    internal IEnumerable<string> Missing => Tables.Where(table => !_tables.ContainsKey(table));

    internal static Results Read(string folder)
    {
        string[] present = [.. Tables.Where(table => File.Exists(PathOf(folder, table)))];
        if (present.Length == 0)
        {
            throw new InvalidDataException(
                $"{folder} has none of {string.Join(", ", Tables.Select(static table => table + ".json"))}. "
                    + $"Measure first: dotnet run -c Release --project perf/Sentinel.Perf -- tables --results {folder}"
            );
        }

        Results results = new(
            string.Join("; ", present.Select(table => ResultsFolder.MachineOf(folder, table)).Distinct())
        );
        foreach (string table in present)
        {
            results._tables.Add(table, JsonFile.Read(PathOf(folder, table)));
            results._occasions.Add(table, ResultsFolder.OccasionOf(folder, table));
        }

        return results;
    }

    /// <summary>The rows of a table whose names begin so; none where it was not measured.</summary>
    internal IReadOnlyList<Row> Of(string table, string beginning = "") =>
        [
            .. _tables
                .GetValueOrDefault(table, [])
                .Where(row => row.Name.StartsWith(beginning, StringComparison.Ordinal)),
        ];

    /// <summary>Of which commit a table is, as a line below it; none where its file does not say.</summary>
    internal string? OccasionOf(string table) =>
        _occasions.GetValueOrDefault(table) is { } occasion ? $"Measured at {occasion}." : null;

    /// <summary>A row of the dispatches and the published figures.</summary>
    internal Row? Find(string name) => Of("tables", name).FirstOrDefault(row => row.Name == name);

    private static string PathOf(string folder, string table) => Path.Combine(folder, table + ".json");
}
