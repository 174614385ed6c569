using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Sentinel.Perf;

/// <summary>The <c>bench</c> command: whole dispatches under BenchmarkDotNet, whose own arguments choose among them.</summary>
internal static class Benchmarks
{
    private const int WarmUps = 5;
    private const int Iterations = 6;

    // On a machine with other work, the default of two minutes is short for the first build.
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(10);

    // By default the benchmark's program would collect beside the measurement. A call is an iteration, also where nothing is set up:
    // a baseline under a job of its own would be nobody's.
    private static readonly Job Prescribed = Job
        .Default.WithGcServer(false)
        .WithGcConcurrent(false)
        .WithInvocationCount(1)
        .WithUnrollFactor(1);

    private static readonly string[] Filters = ["--filter", "-f"];
    private static readonly string[] Jobs = ["--job", "-j"];
    private static readonly string[] Questions = ["--list", "--info", "--help", "--version"];

    /// <summary>Runs what the arguments name, everything where they name nothing. The exit code is 1 unless all of it was measured.</summary>
    internal static int Run(string[] own)
    {
        // A question is answered without a run, and BenchmarkDotNet takes no filter beside some of them.
        if (Contains(own, Questions))
        {
            Switcher().Run(own, Config(own));
            return 0;
        }

        // Without a filter, BenchmarkDotNet would ask the terminal.
        string[] arguments = Contains(own, Filters) ? own : [.. own, "--filter", "*"];
        Summary[] summaries = [.. Switcher().Run(arguments, Config(own))];
        return summaries.Length > 0 && summaries.All(IsWhole) ? 0 : 1;
    }

    private static BenchmarkSwitcher Switcher() => new([typeof(MemoryDispatch), typeof(RedisDispatch)]);

    private static bool IsWhole(Summary summary) =>
        !summary.HasCriticalValidationErrors
        && summary.Reports.Length == summary.BenchmarksCases.Length
        && summary.Reports.All(static report => report.Success && report.ResultStatistics is not null);

    private static ManualConfig Config(string[] own)
    {
        ManualConfig config = ManualConfig
            .Create(DefaultConfig.Instance)
            .WithBuildTimeout(BuildLimit)
            .HideColumns(Column.Error, Column.StdDev, Column.Median, Column.RatioSD, Column.AllocRatio)
            .AddJob(Prescribed.AsMutator());

        // As the default job it yields to what the arguments say about it; a job that they name takes its place.
        return Contains(own, Jobs)
            ? config
            : config.AddJob(
                Job.Default.WithLaunchCount(1).WithWarmupCount(WarmUps).WithIterationCount(Iterations).AsDefault()
            );
    }

    private static bool Contains(string[] own, string[] options) =>
        own.Any(argument =>
            options.Any(option =>
                argument == option || argument.StartsWith(option + "=", StringComparison.OrdinalIgnoreCase)
            )
        );
}
