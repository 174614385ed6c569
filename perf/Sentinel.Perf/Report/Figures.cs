using System.Globalization;

namespace Sentinel.Perf;

/// <summary>Figures as a person reads them: three digits that count, in the unit that suits them.</summary>
internal static class Figures
{
    private const int SignificantDigits = 3;

    /// <summary>A figure with its unit, such as <c>410 ns</c> for 0.00041 ms.</summary>
    internal static string Say(double value, string unit) =>
        unit.Split('/', ' ') switch
        {
            ["ns", ..] => SayTime(value),
            ["us", ..] => SayTime(value * 1e3),
            ["ms", ..] => SayTime(value * 1e6),
            ["MB"] when value is > 0 and < 1 => Say(value * 1e3) + " KB",
            ["decisions", "s"] => Say(value) + " /s",
            ["commands"] when value == 1 => "1 command",
            ["x", ..] => Say(value) + "x",
            [string counted, ..] => $"{Say(value)} {counted}",
            [] => Say(value),
        };

    /// <summary>A bare number.</summary>
    internal static string Say(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        int decimals = SignificantDigits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        double scale = Math.Pow(10, -decimals);
        double rounded = decimals >= 0 ? Math.Round(value, Math.Min(decimals, 15)) : Math.Round(value / scale) * scale;
        return rounded.ToString("#,0.###############", CultureInfo.InvariantCulture);
    }

    private static string SayTime(double nanoseconds) =>
        nanoseconds switch
        {
            < 1e3 => Say(nanoseconds) + " ns",
            < 1e6 => Say(nanoseconds / 1e3) + " us",
            < 1e10 => Say(nanoseconds / 1e6) + " ms",
            _ => Say(nanoseconds / 1e9) + " s",
        };
}
