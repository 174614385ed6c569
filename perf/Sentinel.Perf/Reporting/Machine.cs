using System.Runtime.InteropServices;

namespace Sentinel.Perf;

/// <summary>What the figures were measured on, without which they mean little.</summary>
internal static class Machine
{
    private const string CpuInfo = "/proc/cpuinfo";
    private const string LoadAverage = "/proc/loadavg";

    internal static string Describe() =>
        $"{Environment.ProcessorCount} cores, {CpuModel()}, {RuntimeInformation.OSDescription}, "
        + $"{RuntimeInformation.FrameworkDescription} {RuntimeInformation.ProcessArchitecture}{Load()}";

    // Other work on the machine changes ratios too, through shared caches, and two threads need two free cores.
    private static string Load() =>
        File.Exists(LoadAverage) ? $", load before the run {File.ReadAllText(LoadAverage).Split(' ')[0]}" : "";

    private static string CpuModel()
    {
        string? line = File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line is null ? "unknown CPU" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
