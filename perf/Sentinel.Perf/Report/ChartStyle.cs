using ScottPlot;

namespace Sentinel.Perf;

/// <summary>What all charts have in common: one font, few lines, and the first colour for this library.</summary>
internal static class ChartStyle
{
    internal const float TextSize = 13;

    internal static Color Ours { get; } = Color.FromHex("#1F6FEB");

    internal static Color Others { get; } = Color.FromHex("#9AA4B2");

    /// <summary>For lines that must be told apart.</summary>
    internal static Color Second { get; } = Color.FromHex("#BC4C00");

    internal static Color Third { get; } = Color.FromHex("#1A7F37");

    internal static Color Ink { get; } = Color.FromHex("#1F2328");

    internal static Color Faint { get; } = Color.FromHex("#59636E");

    /// <summary>An empty plot with its words; the padding is what labels need.</summary>
    internal static Plot NewPlot(ChartWords words, PixelPadding padding)
    {
        if (!Fonts.FontResolvers.OfType<EmbeddedFont>().Any())
        {
            Fonts.FontResolvers.Insert(0, new EmbeddedFont());
        }

        Fonts.Default = EmbeddedFont.Name;
        Plot plot = new();
        plot.FigureBackground.Color = Colors.White;
        plot.DataBackground.Color = Colors.White;
        plot.Axes.Color(Faint);
        plot.Grid.MajorLineColor = Color.FromHex("#E4E7EB");
        plot.Layout.Fixed(padding);
        foreach (IAxis axis in plot.Axes.GetAxes())
        {
            axis.TickLabelStyle.FontSize = TextSize;
            axis.MinorTickStyle.Length = 0;
        }

        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        plot.RenderManager.RenderActions.Add(words);
        return plot;
    }

    internal static LabelStyle Label(string text, float size, Color color, Alignment alignment) =>
        new()
        {
            Text = text,
            FontName = EmbeddedFont.Name,
            FontSize = size,
            ForeColor = color,
            Alignment = alignment,
        };
}
