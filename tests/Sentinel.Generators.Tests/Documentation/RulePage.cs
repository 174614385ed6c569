using System.Text.RegularExpressions;

namespace Sentinel.Generators.Tests;

/// <summary>A rule's page in docs/rules.</summary>
internal sealed partial class RulePage(string text)
{
    public string Title => TitleLine.Match(text).Groups[1].Value;

    public string Severity => SeverityLine.Match(text).Groups[1].Value;

    public IEnumerable<string> Sections => Headings.Matches(text).Select(static heading => heading.Groups[1].Value);

    public string[] Flagged => CodeOf("Flagged");

    public string[] Fixed => CodeOf("Fixed");

    [GeneratedRegex(@"\A# (.+)\n")]
    private static partial Regex TitleLine { get; }

    [GeneratedRegex(@"^\*\*(Error|Warning|Info)\*\*", RegexOptions.Multiline)]
    private static partial Regex SeverityLine { get; }

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings { get; }

    [GeneratedRegex(@"```csharp\n(.+?)```", RegexOptions.Singleline)]
    private static partial Regex Code { get; }

    private string[] CodeOf(string section) =>
        [.. Code.Matches(SectionOf(section)).Select(static block => block.Groups[1].Value)];

    private string SectionOf(string name) =>
        text.Split("\n## ").Single(section => section.StartsWith(name + "\n", StringComparison.Ordinal));
}
