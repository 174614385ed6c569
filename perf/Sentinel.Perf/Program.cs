using Sentinel.Perf;

if (!CommandLine.TryParse(args, out CommandLine? command))
{
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

// A missed bar is a result, not a failure: the table says so and the exit code stays 0.
Console.WriteLine(Machine.Describe());
IReadOnlyList<Row> rows = StoreTable.Measure(command.Quick);
Table.Print(rows, Console.Out);
if (command.JsonPath is not null)
{
    JsonFile.Write(command.JsonPath, rows);
}

return 0;
