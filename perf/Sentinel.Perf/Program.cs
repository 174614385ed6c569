using System.Diagnostics;
using System.Globalization;
using Sentinel.Perf;

// What follows "bench" is BenchmarkDotNet's own.
return args switch
{
    ["bench", .. string[] own] => Benchmarks.Run(own),
    ["report", .. string[] folders] when folders.Length <= 1 => Report.Write(folders.FirstOrDefault()),
    ["check"] => Check.Run(),
    _ when Arguments.TryParse(args, out Arguments? arguments) => await MeasureAsync(arguments),
    _ => Refuse(),
};

// A missed bar is a result, not a failure: the table says so and the exit code stays 0. Figures of unequal work are none.
static async Task<int> MeasureAsync(Arguments arguments)
{
    if (Destination.FindFault(arguments) is { } fault)
    {
        Console.Error.WriteLine(fault);
        return 2;
    }

    Stopwatch watch = Stopwatch.StartNew();
    string machine = Machine.Describe();
    string occasion = Occasion.Describe(arguments.Quick);
    Console.WriteLine($"{machine}{Machine.Load()}\nat {occasion}");
    IReadOnlyList<Row> rows = await Tables.Named(arguments.Table)!(arguments.Quick);
    Table.Print(rows, Console.Out);
    Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"\n{arguments.Table}: {watch.Elapsed.TotalSeconds:0} s in all")
    );
    IReadOnlyList<string> doubts = Doubt.About(rows);
    if (doubts.Count > 0)
    {
        Console.Error.WriteLine($"\nNo results, since they would be of something else:\n{string.Join('\n', doubts)}");
        return 1;
    }

    if (arguments.JsonPath is not null)
    {
        JsonFile.Write(arguments.JsonPath, rows);
    }

    if (arguments.ResultsFolder is not null)
    {
        ResultsFolder.Write(arguments.ResultsFolder, arguments.Table, machine, occasion, rows);
    }

    return 0;
}

static int Refuse()
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}
