namespace Sentinel.Perf;

/// <summary>Rows with what they are measured against, their bars, and whether they hold.</summary>
internal static class RowSheet
{
    private static readonly string[] Headers = ["row", "Sentinel", "against", "ratio", "bar", "holds"];

    internal static IReadOnlyList<Sheet> Of(IReadOnlyList<Row> rows) =>
        rows.Count == 0 ? [] : [new Sheet(Headers, [.. rows.Select(CellsOf)])];

    private static string[] CellsOf(Row row) =>
        [
            Wording.LabelOf(row.Name),
            Figures.Say(row.Value, row.Unit),
            AgainstOf(row),
            row.Baseline == 0 ? "" : Figures.Say(row.Ratio),
            row.Bar.Text,
            row.Bar == Bar.None ? ""
            : row.Bar.Holds(row) ? "yes"
            : "no",
        ];

    // A baseline of 0 is none: what must be 0 has its bar.
    private static string AgainstOf(Row row) =>
        row.Baseline == 0 ? ""
        : Wording.BaselineOf(row.Name) is { Length: > 0 } words ? $"{Figures.Say(row.Baseline, row.Unit)}, {words}"
        : Figures.Say(row.Baseline, row.Unit);
}
