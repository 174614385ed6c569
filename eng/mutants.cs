// Prints a Stryker report as text: the mutants that no test noticed, those that were killed by the clock, the score by file.
#:property PublishAot=false
using System.Globalization;
using System.Text.Json;

// A guess at the most that can be loops without an end or locks left taken; it has not been measured on an idle machine.
const double MostTimeouts = 0.15;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [string path] || !File.Exists(path))
{
    Console.Error.WriteLine("There is no mutation report.");
    return 1;
}

using JsonDocument report = JsonDocument.Parse(File.ReadAllText(path));
string root = report.RootElement.GetProperty("projectRoot").GetString()!;
List<Mutant> mutants =
[
    .. from file in report.RootElement.GetProperty("files").EnumerateObject()
    let lines = file.Value.GetProperty("source").GetString()!.Split('\n')
    from mutant in file.Value.GetProperty("mutants").EnumerateArray()
    select Mutant.Read(Path.GetRelativePath(root, file.Name), lines, mutant),
];
mutants.RemoveAll(static mutant => mutant.Status is "Ignored" or "CompileError");
if (mutants.Count == 0)
{
    Console.Error.WriteLine("The report has no mutants.");
    return 1;
}

Print("Survived", mutants.Where(static mutant => mutant.Status == "Survived"));
Print("Not covered by a test", mutants.Where(static mutant => mutant.Status == "NoCoverage"));
Print("Timed out, and counted as killed", mutants.Where(static mutant => mutant.Status == "Timeout"));
Console.WriteLine("\nScore  Mutants  Killed  Timed out  Survived  Not covered  File");
foreach (
    IGrouping<string, Mutant> file in mutants.GroupBy(static mutant => mutant.File).OrderBy(static file => file.Key)
)
{
    PrintScore(file.Key, [.. file]);
}

PrintScore("all", mutants);

// Without the mutants that ran out of time: a loop without an end and a slow machine look the same.
int timeouts = mutants.Count(static mutant => mutant.Status == "Timeout");
int certain = mutants.Count(static mutant => mutant.Status == "Killed");
Console.WriteLine($"\nKilled by a failing test: {100.0 * certain / mutants.Count:F1} %");
if (timeouts > MostTimeouts * mutants.Count)
{
    Console.Error.WriteLine(
        $"{timeouts} of {mutants.Count} mutants ran out of time: the machine was busy, the score is worth nothing."
    );
    return 1;
}

return 0;

static void Print(string title, IEnumerable<Mutant> mutants)
{
    Mutant[] sorted = [.. mutants.OrderBy(static mutant => mutant.File).ThenBy(static mutant => mutant.Line)];
    Console.WriteLine($"\n{title}: {sorted.Length}");
    foreach (Mutant mutant in sorted)
    {
        Console.WriteLine($"  {mutant.File}:{mutant.Line}  {mutant.Mutator}  {mutant.Original} -> {mutant.Mutated}");
    }
}

static void PrintScore(string file, List<Mutant> mutants)
{
    int killed = Count("Killed");
    int timedOut = Count("Timeout");
    double score = 100.0 * (killed + timedOut) / mutants.Count;
    Console.WriteLine(
        $"{score, 5:F1}  {mutants.Count, 7}  {killed, 6}  {timedOut, 9}  {Count("Survived"), 8}  {Count("NoCoverage"), 11}  {file}"
    );

    int Count(string status) => mutants.Count(mutant => mutant.Status == status);
}

internal sealed record Mutant(string File, int Line, string Status, string Mutator, string Original, string Mutated)
{
    private const int Longest = 80;

    public static Mutant Read(string file, string[] lines, JsonElement mutant)
    {
        JsonElement location = mutant.GetProperty("location");
        (int line, int column) start = Position(location.GetProperty("start"));
        (int line, int column) end = Position(location.GetProperty("end"));
        string text = string.Join('\n', lines[(start.line - 1)..end.line]);
        text = text[(start.column - 1)..^(lines[end.line - 1].Length - end.column + 1)];
        return new(
            file.Replace('\\', '/'),
            start.line,
            mutant.GetProperty("status").GetString()!,
            mutant.GetProperty("mutatorName").GetString()!,
            Shorten(text),
            Shorten(mutant.GetProperty("replacement").GetString()!)
        );
    }

    private static (int Line, int Column) Position(JsonElement position) =>
        (position.GetProperty("line").GetInt32(), position.GetProperty("column").GetInt32());

    // One line, without the runs of white space of the source.
    private static string Shorten(string code)
    {
        string line = string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..Longest] + "...";
    }
}
