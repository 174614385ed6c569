using ScottPlot;

namespace Sentinel.Perf;

/// <summary>The words around a plot: what it shows, in which unit, and below it what else one must know.</summary>
internal sealed class ChartWords(string title, string subtitle, string axis, params string[] notes) : IRenderAction
{
    private const float Left = 20;
    private const float LineHeight = 17;

    /// <summary>The room for them, with so much for the labels on the left.</summary>
    internal static PixelPadding Room(float left) => new(left, right: 20, bottom: 100, top: 84);

    public void Render(RenderPack rp)
    {
        using Paint paint = Paint.NewDisposablePaint();
        LabelStyle heading = ChartStyle.Label(title, 19, ChartStyle.Ink, Alignment.UpperLeft);
        heading.Bold = true;
        heading.Render(rp.Canvas, new Pixel(Left, 16), paint);
        Say(subtitle, 13, new Pixel(Left, 46), Alignment.UpperLeft);

        // Below the plot, whose place is the same at any scale.
        Say(axis, 12, new Pixel(rp.DataRect.HorizontalCenter, rp.DataRect.Bottom + 28), Alignment.UpperCenter);
        for (int i = 0; i < notes.Length; i++)
        {
            Say(notes[i], 11, new Pixel(Left, rp.DataRect.Bottom + 56 + (i * LineHeight)), Alignment.UpperLeft);
        }

        void Say(string text, float size, Pixel place, Alignment alignment) =>
            ChartStyle.Label(text, size, ChartStyle.Faint, alignment).Render(rp.Canvas, place, paint);
    }
}
