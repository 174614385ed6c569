namespace Sentinel.Perf;

/// <summary>A report's parts as Markdown.</summary>
internal static class Markdown
{
    internal static string Of(Section section) =>
        string.Join("\n\n", section.Sheets.Select(Of).Concat(section.Occasion is { } occasion ? [occasion] : []));

    internal static string Of(IReadOnlyList<Chart> charts) =>
        string.Join("\n\n", charts.Select(static chart => $"![{chart.Title}]({ChartFiles.Folder}/{chart.Name}.svg)"));

    private static string Of(Sheet sheet) =>
        string.Join(
            '\n',
            [
                Line(sheet.Headers),
                "|" + string.Concat(Enumerable.Repeat("---|", sheet.Headers.Count)),
                .. sheet.Rows.Select(Line),
            ]
        );

    private static string Line(IReadOnlyList<string> cells) =>
        "|" + string.Concat(cells.Select(static cell => cell.Length == 0 ? " |" : $" {cell} |"));
}
