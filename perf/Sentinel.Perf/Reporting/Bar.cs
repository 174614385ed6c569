using System.Globalization;

namespace Sentinel.Perf;

/// <summary>What a row must reach, in words, and whether it does.</summary>
internal sealed record Bar(string Text, Func<Row, bool> Holds)
{
    internal static Bar RatioAtMost(double most) => new(Say($"ratio <= {most:0.00}"), row => row.Ratio <= most);

    internal static Bar RatioAtLeast(double least) => new(Say($"ratio >= {least:0.00}"), row => row.Ratio >= least);

    internal static Bar ValueAtMost(double most) => new(Say($"value <= {most:0.##}"), row => row.Value <= most);

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
