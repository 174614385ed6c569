using System.Globalization;

namespace Sentinel.Perf;

/// <summary>The table as a person reads it: figures and bars first, then what they are made of.</summary>
internal static class Table
{
    internal static void Print(IReadOnlyList<Row> rows, TextWriter output)
    {
        output.WriteLine();
        Line(output, "name", "value", "baseline", "unit", "ratio", "bar", "holds");
        foreach (Row row in rows)
        {
            string holds =
                row.Bar == Bar.None ? ""
                : row.Bar.Holds(row) ? "yes"
                : "NO";
            Line(output, row.Name, Say(row.Value), Say(row.Baseline), row.Unit, Say(row.Ratio), row.Bar.Text, holds);
        }

        output.WriteLine();
        output.WriteLine("median of the rounds (least..most)");
        foreach (Row row in rows)
        {
            output.WriteLine(row.Name);
            foreach (string detail in row.Details)
            {
                output.WriteLine($"  {detail}");
            }
        }
    }

    private static void Line(TextWriter output, params ReadOnlySpan<string> cells) =>
        output.WriteLine(
            $"{cells[0], -38} {cells[1], 9} {cells[2], 9} {cells[3], -14} {cells[4], 7}  {cells[5], -14} {cells[6]}".TrimEnd()
        );

    private static string Say(double figure) =>
        figure.ToString(
            Math.Abs(figure) switch
            {
                0 => "0",
                < 0.01 => "0.00000",
                < 10 => "0.000",
                _ => "0.0",
            },
            CultureInfo.InvariantCulture
        );
}
