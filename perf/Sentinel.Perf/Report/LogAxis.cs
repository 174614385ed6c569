using ScottPlot;

namespace Sentinel.Perf;

/// <summary>An axis in powers of ten: a plot has logarithms, its labels what they are of.</summary>
internal static class LogAxis
{
    /// <summary>A label at each power of ten from one exponent to another.</summary>
    internal static void Powers(IAxis axis, int from, int to, Func<double, string> say)
    {
        int[] exponents = [.. Enumerable.Range(from, to - from + 1)];
        axis.SetTicks(
            [.. exponents.Select(static exponent => (double)exponent)],
            [.. exponents.Select(exponent => say(Math.Pow(10, exponent)))]
        );
    }

    /// <summary>A label at each of the values.</summary>
    internal static void Values(IAxis axis, IReadOnlyList<int> values) =>
        axis.SetTicks(
            [.. values.Select(static value => Math.Log10(value))],
            [.. values.Select(static value => Figures.Say(value))]
        );
}
