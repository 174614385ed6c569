using Sentinel.Dispatch;
using Sentinel.Limiting;
using Spectre.Console;

namespace Sentinel.Samples.Quickstart;

/// <summary>Writes a line for each verdict, in columns that fit 80 characters.</summary>
internal sealed class PlainVerdicts(IAnsiConsole console) : IVerdictDisplay
{
    /// <inheritdoc/>
    public VerdictTally Tally { get; } = new();

    /// <inheritdoc/>
    public async Task<T> WhileAsync<T>(Func<Task<T>> running)
    {
        WriteLine("Who", "Update", "Handler", "Verdict", "default", "Left", "Retry in");
        return await running();
    }

    /// <inheritdoc/>
    public void Observe(string handler, in Incoming incoming, in Verdict verdict)
    {
        Tally.Add(verdict.Outcome);
        var row = VerdictRow.From(handler, in incoming, in verdict);
        WriteLine(row.Who, row.What, row.Handler, row.Verdict, row.Color, row.Left, row.RetryAfter);
    }

    private void WriteLine(
        string who,
        string what,
        string handler,
        string verdict,
        string color,
        string left,
        string retryAfter
    )
    {
        string call = $"{Cells.Left(who, 8)}  {Cells.Left(what, 26)}  {Cells.Left(handler, 11)}";
        string decision = $"{Cells.Left(verdict, 9)}  {Cells.Right(left, 4)}  {Cells.Right(retryAfter, 8)}".TrimEnd();
        console.MarkupLine($"{call}  [{color}]{decision}[/]");
    }
}
