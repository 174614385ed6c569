namespace Sentinel.Perf;

/// <summary>A chart's files: SVG for pages, PNG for where SVG is not shown.</summary>
internal static class ChartFiles
{
    /// <summary>Beside the pages that show them.</summary>
    internal const string Folder = "charts";

    private const int Width = 860;
    private const int Height = 450;

    // For screens with two pixels where others have one.
    private const int PngScale = 2;

    internal static void Write(string folder, IReadOnlyList<Chart> charts)
    {
        Directory.CreateDirectory(folder);
        foreach (Chart chart in charts)
        {
            File.WriteAllText(Path.Combine(folder, chart.Name + ".svg"), SvgOf(chart));
            chart.Plot.ScaleFactor = PngScale;
            chart.Plot.SavePng(Path.Combine(folder, chart.Name + ".png"), Width * PngScale, Height * PngScale);
            chart.Plot.ScaleFactor = 1;
        }
    }

    /// <summary>The chart as an <c>svg</c> element.</summary>
    internal static string SvgOf(Chart chart) =>
        Svg.Tidy(chart.Plot.GetSvgXml(Width, Height), chart.Name, chart.Title, chart.Description);
}
