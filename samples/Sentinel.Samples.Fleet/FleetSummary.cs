using System.Globalization;
using Spectre.Console;

namespace Sentinel.Samples.Fleet;

/// <summary>What the three admitted, and whether that is what the attribute says.</summary>
internal sealed class FleetSummary(IReadOnlyList<UserRow> users, IReadOnlyList<InstanceReport> instances)
{
    /// <summary>Shows it.</summary>
    /// <returns>Whether every number is exactly right.</returns>
    public bool Show(IAnsiConsole console)
    {
        console.WriteLine();
        console.Write(DrawInstances());
        console.MarkupLine("[grey]Without Redis: who has been refused is refused again without asking it.[/]");
        console.Write(DrawUsers());
        string[] surprises = [.. Surprises()];
        foreach (string surprise in surprises)
        {
            console.MarkupLineInterpolated($"[red]Unexpected:[/] {surprise}");
        }

        if (surprises.Length == 0)
        {
            console.MarkupLineInterpolated(
                $"[green]Each user was admitted exactly {FleetHandlers.Permits} times by the three together.[/]"
            );
            console.MarkupLineInterpolated(
                $"[grey]Had each counted for itself, it would have been up to {FleetHandlers.Permits * instances.Count}.[/]"
            );
        }

        return surprises.Length == 0;
    }

    private Table DrawInstances()
    {
        Table table = NewTable("Instance", "Updates", "Admitted", "Refused", "Without Redis");
        for (int i = 0; i < instances.Count; i++)
        {
            InstanceReport report = instances[i];
            table.AddRow(
                $"{NameOf(i)} (process {report.Process})",
                Text(report.Updates),
                Text(report.Admitted),
                Text(report.Refused),
                Text(report.Unasked)
            );
        }

        return table;
    }

    private Table DrawUsers()
    {
        Table table = NewTable(["User", "Updates", .. instances.Select((_, i) => NameOf(i)), "Admitted", "Answers"]);
        foreach (UserRow user in users)
        {
            int admitted = AdmittedOf(user);
            string color = admitted == FleetHandlers.Permits ? "green" : "red";
            table.AddRow([
                user.Name,
                Text(user.Updates),
                .. instances.Select(report => Text(report.AdmittedOf(user.Id))),
                $"[{color}]{Text(admitted)} of {Text(FleetHandlers.Permits)}[/]",
                Text(user.Answers),
            ]);
        }

        return table;
    }

    private IEnumerable<string> Surprises()
    {
        foreach (UserRow user in users.Where(user => AdmittedOf(user) != FleetHandlers.Permits))
        {
            yield return $"{user.Name} was admitted {AdmittedOf(user)} times instead of {FleetHandlers.Permits}.";
        }

        foreach (UserRow user in users.Where(user => AdmittedOf(user) != user.Answers))
        {
            yield return $"{user.Name} was admitted {AdmittedOf(user)} times and answered {user.Answers} times.";
        }

        int sent = users.Sum(static user => user.Updates);
        int received = instances.Sum(static report => report.Updates);
        if (sent != received)
        {
            yield return $"{sent} updates were sent, and {received} were decided.";
        }

        for (int i = 0; i < instances.Count; i++)
        {
            if (instances[i].Admitted == 0)
            {
                yield return $"instance {NameOf(i)} admitted nobody.";
            }
        }
    }

    private int AdmittedOf(UserRow user) => instances.Sum(report => report.AdmittedOf(user.Id));

    private static Table NewTable(params string[] columns)
    {
        Table table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (string column in columns)
        {
            bool isFirst = table.Columns.Count == 0;
            table.AddColumn(
                new TableColumn($"[bold]{column}[/]") { Alignment = isFirst ? Justify.Left : Justify.Right }.NoWrap()
            );
        }

        return table;
    }

    private static string NameOf(int instance) => "ABC"[instance].ToString();

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
