using Sentinel.Dispatch;
using Sentinel.Limiting;
using Spectre.Console;

namespace Sentinel.Samples.Quickstart;

/// <summary>A table of verdicts that grows while a person watches; it shows the newest that fit the terminal.</summary>
internal sealed class VerdictTable(IAnsiConsole console) : IVerdictDisplay
{
    public const int NarrowestTable = 70;

    private const int WidestTable = 100;

    // Borders, headings and caption.
    private const int LinesAround = 6;

    // Borders, padding and every column but the text.
    private const int CellsAround = 59;

    private readonly List<VerdictRow> _rows = [];
    private LiveDisplayContext? _live;

    /// <inheritdoc/>
    public VerdictTally Tally { get; } = new();

    /// <inheritdoc/>
    public async Task<T> WhileAsync<T>(Func<Task<T>> running)
    {
        try
        {
            return await console
                .Live(Draw([]))
                .AutoClear(true)
                .StartAsync(live =>
                {
                    _live = live;
                    return running();
                });
        }
        finally
        {
            // What scrolled out of the live table can be read in the terminal's history.
            console.Write(Draw(_rows));
        }
    }

    /// <inheritdoc/>
    public void Observe(string handler, in Incoming incoming, in Verdict verdict)
    {
        Tally.Add(verdict.Outcome);
        _rows.Add(VerdictRow.From(handler, in incoming, in verdict));
        _live?.UpdateTarget(Draw(_rows.TakeLast(Math.Max(1, console.Profile.Height - LinesAround))));
    }

    private Table Draw(IEnumerable<VerdictRow> rows)
    {
        int textWidth = Math.Clamp(console.Profile.Width, NarrowestTable, WidestTable) - CellsAround;
        Table table = new Table()
            .Border(TableBorder.Rounded)
            .BorderColor(Color.Grey)
            .Caption(Tally.ToString())
            .AddColumn(Column("Who", 8))
            .AddColumn(Column("Update", textWidth))
            .AddColumn(Column("Handler", 11))
            .AddColumn(Column("Verdict", 9))
            .AddColumn(Column("Left", 4).RightAligned())
            .AddColumn(Column("Retry in", 8).RightAligned());
        foreach (VerdictRow row in rows)
        {
            table.AddRow(
                Cells.Left(row.Who, 8),
                Cells.Left(row.What, textWidth),
                $"[grey]{Cells.Left(row.Handler, 11)}[/]",
                $"[{row.Color}]{row.Verdict}[/]",
                row.Left,
                $"[{row.Color}]{row.RetryAfter}[/]"
            );
        }

        return table;
    }

    private static TableColumn Column(string title, int width) =>
        new TableColumn($"[bold]{title}[/]").Width(width).NoWrap();
}
