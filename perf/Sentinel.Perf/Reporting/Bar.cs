using System.Globalization;

namespace Sentinel.Perf;

/// <summary>What a row must reach, in words, and whether it does.</summary>
internal sealed record Bar(string Text, Func<Row, bool> Holds)
{
    /// <summary>For what is only reported.</summary>
    internal static Bar None { get; } = new("", static _ => true);

    internal static Bar RatioAtMost(double most) => new(Say($"ratio <= {most:0.00##}"), row => row.Ratio <= most);

    internal static Bar RatioAtLeast(double least) => new(Say($"ratio >= {least:0.00}"), row => row.Ratio >= least);

    internal static Bar ValueAtMost(double most) => new(Say($"value <= {most:0.##}"), row => row.Value <= most);

    internal static Bar ValueIs(double value) => new(Say($"value = {value:0.##}"), row => row.Value == value);

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
