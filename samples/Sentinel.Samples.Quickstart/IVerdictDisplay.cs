using Sentinel.Dispatch;
using Spectre.Console;

namespace Sentinel.Samples.Quickstart;

/// <summary>Shows each update with its verdict as it comes.</summary>
internal interface IVerdictDisplay : IVerdictObserver
{
    /// <summary>What was shown so far, counted.</summary>
    VerdictTally Tally { get; }

    /// <summary>Shows the verdicts that are observed while something runs.</summary>
    Task<T> WhileAsync<T>(Func<Task<T>> running);

    /// <summary>A live table where it can be redrawn, plain lines elsewhere: in a pipe, in CI, on a dumb or narrow terminal.</summary>
    static IVerdictDisplay On(IAnsiConsole console) =>
        console.Profile is { Out.IsTerminal: true, Capabilities.Ansi: true, Width: >= VerdictTable.NarrowestTable }
            ? new VerdictTable(console)
            : new PlainVerdicts(console);
}
