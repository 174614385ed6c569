using System.Globalization;
using Spectre.Console;

namespace Sentinel.Samples.Quickstart;

/// <summary>Compares what Telegram saw of the guarded bot with what it saw of the same bot without limits.</summary>
internal sealed class TelegramSummary(IReadOnlyList<Act> unguarded, IReadOnlyList<Act> guarded, VerdictTally verdicts)
{
    /// <summary>Shows the comparison.</summary>
    /// <returns>Whether everything came out as it should.</returns>
    public bool Show(IAnsiConsole console)
    {
        console.WriteLine();
        console.MarkupLine("[bold]What Telegram saw, without limits and with Sentinel:[/]");
        console.Write(Draw());
        console.MarkupLineInterpolated($"{verdicts.Refused} of {verdicts.Total} updates never reached their handler.");
        console.MarkupLine("[grey]A refused tap or search is still answered, so that nobody's app waits.[/]");
        string[] surprises = [.. Surprises()];
        foreach (string surprise in surprises)
        {
            console.MarkupLineInterpolated($"[red]Unexpected:[/] {surprise}");
        }

        if (surprises.Length == 0)
        {
            console.MarkupLine("[green]Everything came out as the attributes in ShopHandlers.cs say.[/]");
        }

        return surprises.Length == 0;
    }

    private Table Draw()
    {
        Table table = new Table()
            .Border(TableBorder.Rounded)
            .BorderColor(Color.Grey)
            .AddColumn("[bold]Updates[/]", column => column.NoWrap().Footer("Total"))
            .AddColumn("[bold]Requests[/]", column => column.NoWrap())
            .AddColumn("[bold]No limits[/]", column => column.RightAligned().Footer(Total(unguarded)))
            .AddColumn("[bold]Sentinel[/]", column => column.RightAligned().Footer(Total(guarded)));
        foreach ((Act before, Act after) in unguarded.Zip(guarded))
        {
            string received = $"{before.Updates} × {before.Name}";
            foreach (string method in before.Methods)
            {
                int sent = after.CountOf(method);
                string color = sent < before.CountOf(method) ? "green" : "default";
                table.AddRow(
                    Markup.Escape(received),
                    method,
                    Text(before.CountOf(method)),
                    $"[{color}]{Text(sent)}[/]"
                );
                received = "";
            }
        }

        return table;
    }

    private IEnumerable<string> Surprises()
    {
        foreach (Act act in guarded.Where(act => act.Requests != act.Expected))
        {
            yield return $"{act.Updates} × {act.Name} should lead to {act.Expected}, and led to {act.Requests}.";
        }

        if (verdicts.ToString() != Scene.ExpectedVerdicts)
        {
            yield return $"the verdicts should be {Scene.ExpectedVerdicts}, and were {verdicts}.";
        }
    }

    private static string Total(IEnumerable<Act> acts) => Text(acts.Sum(act => act.Methods.Sum(act.CountOf)));

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
