using Sentinel.Perf;

if (!Arguments.TryParse(args, out Arguments? arguments))
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

// A missed bar is a result, not a failure: the table says so and the exit code stays 0.
Console.WriteLine(Machine.Describe());
IReadOnlyList<Row> rows = await Tables.Named(arguments.Table)!(arguments.Quick);
Table.Print(rows, Console.Out);
if (arguments.JsonPath is not null)
{
    JsonFile.Write(arguments.JsonPath, rows);
}

return 0;
