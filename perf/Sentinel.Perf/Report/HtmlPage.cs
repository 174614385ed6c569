using System.Net;
using System.Text.RegularExpressions;

namespace Sentinel.Perf;

/// <summary>The report as one file: charts and tables without scripts, and nothing that would have to be fetched.</summary>
internal static partial class HtmlPage
{
    internal static string Of(string machine, IReadOnlyList<Chart> charts, IReadOnlyList<Section> sections)
    {
        string page = $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sentinel: performance</title>
            <style>
            {HtmlStyle.Text}
            </style>
            </head>
            <body>
            <h1>Sentinel: performance</h1>
            <p>Measured on {Encode(
                machine
            )}. Times on a shared machine are noisy: compare the ratios, which are taken within one run.
            docs/performance.md explains the figures and how to measure them again.</p>
            {string.Concat(charts.Select(static chart => $"<figure>\n{ChartFiles.SvgOf(chart)}</figure>\n"))}
            {string.Concat(sections.Select(Of))}
            </body>
            </html>

            """;

        // The source's line ends are whatever the checkout made of them.
        return page.ReplaceLineEndings("\n");
    }

    private static string Of(Section section) =>
        $"""
            <section id="{section.Key}">
            <h2>{Encode(section.Title)}</h2>
            <p>{Encode(section.Introduction)}</p>
            {string.Concat(section.Sheets.Select(Of))}{(
                section.Occasion is { } occasion ? $"<p>{Encode(occasion)}</p>\n" : ""
            )}
            </section>

            """;

    private static string Of(Sheet sheet) =>
        $"""
            <div class="scroll"><table>
            <thead><tr>{string.Concat(sheet.Headers.Select(static header => $"<th>{Encode(header)}</th>"))}</tr></thead>
            <tbody>
            {string.Join('\n', sheet.Rows.Select(static row => $"<tr>{string.Concat(row.Select(Cell))}</tr>"))}
            </tbody>
            </table></div>

            """;

    private static string Cell(string text) =>
        text is "yes" or "no"
            ? $"<td class=\"{text}\">{text}</td>"
            : $"<td>{Code().Replace(Encode(text), "<code>$1</code>")}</td>";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Code();
}
