using ScottPlot;

namespace Sentinel.Perf;

/// <summary>Words at a place of a plot.</summary>
internal static class ChartText
{
    internal static void Add(
        Plot plot,
        string text,
        Coordinates place,
        Color color,
        Alignment alignment,
        float offsetX = 0,
        float offsetY = 0,
        float size = ChartStyle.TextSize
    )
    {
        ScottPlot.Plottables.Text label = plot.Add.Text(text, place);
        label.LabelStyle = ChartStyle.Label(text, size, color, alignment);
        label.OffsetX = offsetX;
        label.OffsetY = offsetY;
    }
}
