namespace Sentinel.Perf;

/// <summary>One figure of the table.</summary>
/// <param name="Name">The name that the bars and the JSON file use.</param>
/// <param name="Unit">Of value and baseline.</param>
/// <param name="Value">Ours.</param>
/// <param name="Baseline">What it is measured against.</param>
/// <param name="Ratio">Ours to the baseline, as the bar asks for it.</param>
/// <param name="Details">What the figure is made of, one line each.</param>
internal sealed record Row(
    string Name,
    string Unit,
    double Value,
    double Baseline,
    double Ratio,
    IReadOnlyList<string> Details
)
{
    /// <summary>A figure and its ratio to another one.</summary>
    internal static Row Compared(
        string name,
        string unit,
        double value,
        double baseline,
        params IReadOnlyList<string> details
    ) => new(name, unit, value, baseline, value / baseline, details);

    /// <summary>A figure that says enough by itself.</summary>
    internal static Row Alone(string name, string unit, double value, params IReadOnlyList<string> details) =>
        new(name, unit, value, 0, 0, details);

    /// <summary>What must be reached.</summary>
    internal Bar Bar => Bars.Of(Name);
}
