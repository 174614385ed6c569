using System.Globalization;
using Sentinel.Perf.Native;

// Does one kind of work a number of times, for a tool that counts instructions: see perf/instructions.sh.
if (args is not [string name, string count] || Work.Named(name) is not { } work)
{
    Console.Error.WriteLine($"usage: Sentinel.Perf.Native {string.Join('|', Work.Names)} COUNT");
    return 2;
}

if (!work(int.Parse(count, CultureInfo.InvariantCulture)))
{
    Console.Error.WriteLine(
        $"{name}: some calls were decided otherwise; counting may have taken longer than a window."
    );
    return 1;
}

return 0;
