using ScottPlot;
using SkiaSharp;

namespace Sentinel.Perf;

/// <summary>The font that comes with the program: text is visible where no font is installed, and the same everywhere.</summary>
internal sealed class EmbeddedFont : IFontResolver
{
    internal const string Name = "DejaVu Sans";

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        Load(weight >= FontWeight.SemiBold);

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => Load(bold);

    private static SKTypeface Load(bool bold) =>
        SKTypeface.FromStream(
            typeof(EmbeddedFont).Assembly.GetManifestResourceStream(bold ? "DejaVuSans-Bold" : "DejaVuSans")
        );
}
