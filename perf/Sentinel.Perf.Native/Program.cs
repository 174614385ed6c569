using System.Globalization;
using Sentinel.Perf.Native;

// Does one kind of work a number of times, for a tool that counts instructions: see perf/instructions.sh.
if (args is not [string name, string count] || Work.Named(name) is not { } work)
{
    Console.Error.WriteLine($"usage: Sentinel.Perf.Native {string.Join('|', Work.Names)} COUNT");
    return 2;
}

int done = work(int.Parse(count, CultureInfo.InvariantCulture));
Console.WriteLine(done);
return 0;
