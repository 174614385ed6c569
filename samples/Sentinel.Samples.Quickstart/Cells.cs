using System.Text;
using Spectre.Console;

namespace Sentinel.Samples.Quickstart;

/// <summary>Texts of users as markup that fills a number of a terminal's cells and does nothing else to it.</summary>
internal static class Cells
{
    /// <summary>Fits a text into a width, at the left, and escapes it.</summary>
    public static string Left(string text, int width) => Markup.Escape(Pad(Shorten(text, width), width, before: false));

    /// <summary>Fits a text into a width, at the right, and escapes it.</summary>
    public static string Right(string text, int width) => Markup.Escape(Pad(Shorten(text, width), width, before: true));

    private static string Pad(string text, int width, bool before)
    {
        string spaces = new(' ', Math.Max(0, width - text.GetCellWidth()));
        return before ? spaces + text : text + spaces;
    }

    private static string Shorten(string text, int width)
    {
        // A line break or an escape sequence in a message must not reach the terminal.
        string[] cells = [.. text.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? " " : rune.ToString())];
        string line = string.Concat(cells);
        if (line.GetCellWidth() <= width)
        {
            return line;
        }

        StringBuilder shortened = new();
        int left = width - 1;
        foreach (string cell in cells.TakeWhile(cell => (left -= cell.GetCellWidth()) >= 0))
        {
            shortened.Append(cell);
        }

        return shortened.Append('…').ToString();
    }
}
