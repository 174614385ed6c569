using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading.RateLimiting;
using Garnet;
using Polly;
using StackExchange.Redis;
using Telegram.Bot;

namespace Sentinel.Perf;

/// <summary>What the figures were measured on, without which they mean little.</summary>
internal static class Machine
{
    private const string CpuInfo = "/proc/cpuinfo";
    private const string LoadAverage = "/proc/loadavg";

    internal static string Describe() =>
        $"{Environment.ProcessorCount} cores, {CpuModel()}, {RuntimeInformation.OSDescription}, "
        + $"{RuntimeInformation.FrameworkDescription} {RuntimeInformation.ProcessArchitecture}, with {Versions()}";

    // Other work on the machine changes ratios too, through shared caches, and two threads need two free cores.
    internal static string Load() =>
        File.Exists(LoadAverage) ? $"; load before the run {File.ReadAllText(LoadAverage).Split(' ')[0]}" : "";

    private static string Versions() =>
        string.Join(
            ", ",
            RedisProcess.Version ?? $"Garnet {VersionOf(typeof(GarnetServer))}",
            $"StackExchange.Redis {VersionOf(typeof(IConnectionMultiplexer))}",
            $"Telegram.Bot {VersionOf(typeof(ITelegramBotClient))}",
            $"System.Threading.RateLimiting {VersionOf(typeof(RateLimiter))}",
            $"Polly {VersionOf(typeof(ResiliencePipeline))}"
        );

    // Without the commit that some add to it.
    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "of an unknown version";

    private static string CpuModel()
    {
        string? line = File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? "unknown CPU" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
