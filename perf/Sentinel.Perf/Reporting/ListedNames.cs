using System.Text.RegularExpressions;

namespace Sentinel.Perf;

/// <summary>
/// The names in the tables of perf/README.md, where several rows may share a line: <c>N</c> stands for a number, <c>*</c> for any
/// ending, and what begins with a dot for the name before it with another ending.
/// </summary>
internal sealed partial class ListedNames
{
    private readonly Regex[] _patterns;

    private ListedNames(IEnumerable<string> names) => _patterns = [.. names.Select(PatternOf)];

    internal static ListedNames Of(string page) =>
        new(FirstCell().Matches(page).SelectMany(static line => NamesOf(line.Groups[1].Value)));

    internal bool Contains(string name) => _patterns.Any(pattern => pattern.IsMatch(name));

    private static IEnumerable<string> NamesOf(string cell)
    {
        string previous = "";
        foreach (string name in cell.Split(", "))
        {
            previous = name.StartsWith('.') ? previous[..previous.LastIndexOf('.')] + name : name;
            yield return previous;
        }
    }

    private static Regex PatternOf(string name) =>
        new(
            "^"
                + string.Join(
                    @"\.",
                    name.Split('.')
                        .Select(static part =>
                            part switch
                            {
                                "N" => "[0-9]+",
                                "*" => ".+",
                                _ => Regex.Escape(part),
                            }
                        )
                )
                + "$"
        );

    // Of a table's line, where it is a name: in lower case and with a dot. Headings have none.
    [GeneratedRegex(@"^\| ([a-z][a-z0-9-]*\.[^|]*[^| ]) \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();
}
