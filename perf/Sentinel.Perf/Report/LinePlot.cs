using ScottPlot;

namespace Sentinel.Perf;

/// <summary>Lines over numbers of users, both axes logarithmic, with the figures at the points and the names at the ends.</summary>
internal static class LinePlot
{
    // Of the height of the plot: labels of two lines that are closer would cover each other.
    private const double Close = 0.17;

    // Of the height of the lines, for the labels below and above them.
    private const double RoomBelow = 0.16;
    private const double RoomAbove = 0.2;

    // Of the width of the lines, for what is left of the first point and for the names on the right.
    private const double RoomBefore = 0.08;
    private const double RoomForNames = 0.32;

    internal static Plot Of(ChartWords words, IReadOnlyList<ChartLine> lines, Func<double, string> say)
    {
        double[] values =
        [
            .. lines.SelectMany(static line => line.Points).Select(static point => Math.Log10(point.Value)),
        ];
        CoordinateRange height = Widen(values.Min(), values.Max(), RoomBelow, RoomAbove);
        int[] users = [.. lines.SelectMany(static line => line.Points).Select(static point => point.Users).Distinct()];
        CoordinateRange width = Widen(Math.Log10(users.Min()), Math.Log10(users.Max()), RoomBefore, RoomForNames);

        Plot plot = ChartStyle.NewPlot(words, ChartWords.Room(left: 100));
        foreach (ChartLine line in lines)
        {
            line.Draw(plot, say, point => IsBelowAnother(lines, line, point, Close * height.Length));
        }

        LogAxis.Powers(plot.Axes.Left, (int)Math.Ceiling(height.Min), (int)Math.Floor(height.Max), say);
        LogAxis.Values(plot.Axes.Bottom, users);
        plot.Axes.SetLimits(width.Min, width.Max, height.Min, height.Max);
        return plot;
    }

    // At least one power of ten, so that there is a label on the axis.
    private static CoordinateRange Widen(double least, double most, double before, double after)
    {
        double length = Math.Max(most - least, 1);
        return new CoordinateRange(least - (length * before), most + (length * after));
    }

    private static bool IsBelowAnother(
        IReadOnlyList<ChartLine> lines,
        ChartLine line,
        (int Users, double Value) point,
        double close
    ) =>
        lines
            .Where(other => other != line)
            .SelectMany(static other => other.Points)
            .Any(other =>
                other.Users == point.Users
                && other.Value >= point.Value
                && Math.Log10(other.Value / point.Value) < close
            );
}
