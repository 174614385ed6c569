using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Generators.Tests;

/// <summary>A source in which <c>[|...|]</c> marks where diagnostics are expected.</summary>
internal sealed partial class MarkedSource
{
    public MarkedSource(string marked)
    {
        int removed = 0;
        List<TextSpan> spans = [];
        foreach (Match match in Marker.Matches(marked))
        {
            Group inner = match.Groups[1];
            spans.Add(new TextSpan(match.Index - removed, inner.Length));
            removed += match.Length - inner.Length;
        }

        Text = Marker.Replace(marked, "$1");
        Spans = spans;
    }

    /// <summary>The source without its markers.</summary>
    public string Text { get; }

    /// <summary>What was marked, in order.</summary>
    public IReadOnlyList<TextSpan> Spans { get; }

    [GeneratedRegex(@"\[\|(.*?)\|\]", RegexOptions.Singleline)]
    private static partial Regex Marker { get; }
}
