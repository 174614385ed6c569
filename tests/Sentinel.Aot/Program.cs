using Microsoft.Extensions.DependencyInjection;
using Sentinel.Aot;

// usage: Sentinel.Aot [HOST:PORT of a Redis server]
List<string> faults = await Trial.RunAsync("memory", static builder => { });
if (args is [var address])
{
    faults.AddRange(await Trial.RunAsync("redis", builder => builder.UseRedis(address)));
}

foreach (string fault in faults)
{
    Console.Error.WriteLine(fault);
}

Console.WriteLine(faults.Count == 0 ? "All verdicts are as they should be." : $"{faults.Count} verdicts are wrong.");
return faults.Count == 0 ? 0 : 1;
