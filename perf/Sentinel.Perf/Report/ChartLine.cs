using ScottPlot;

namespace Sentinel.Perf;

/// <summary>One line of a chart with logarithmic axes: its figures at the points, its name at the end.</summary>
internal sealed record ChartLine(string Name, Color Color, IReadOnlyList<(int Users, double Value)> Points)
{
    private const float Width = 2.5f;
    private const float MarkerSize = 8;
    private const float Gap = 9;
    private const float GapBeforeName = 32;

    /// <summary>Draws it; the figures stand above the points, or below those that have another line above them.</summary>
    internal void Draw(Plot plot, Func<double, string> say, Func<(int Users, double Value), bool> isBelowAnother)
    {
        ScottPlot.Plottables.Scatter line = plot.Add.Scatter(Points.Select(PlaceOf).ToArray(), Color);
        line.LineWidth = Width;
        line.MarkerSize = MarkerSize;
        foreach (var point in Points)
        {
            bool isBelow = isBelowAnother(point);
            Alignment alignment = isBelow ? Alignment.UpperCenter : Alignment.LowerCenter;
            ChartText.Add(
                plot,
                say(point.Value),
                PlaceOf(point),
                Color,
                alignment,
                offsetY: isBelow ? Gap : -Gap,
                size: 12
            );
        }

        Alignment ofName = isBelowAnother(Points[^1]) ? Alignment.UpperLeft : Alignment.LowerLeft;
        ChartText.Add(plot, Name, PlaceOf(Points[^1]), Color, ofName, offsetX: GapBeforeName);
    }

    private static Coordinates PlaceOf((int Users, double Value) point) =>
        new(Math.Log10(point.Users), Math.Log10(point.Value));
}
