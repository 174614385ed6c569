using System.Globalization;
using System.Xml.Linq;

namespace Sentinel.Perf;

/// <summary>Makes of the canvas's SVG one that any viewer shows well, also several on one page.</summary>
internal static class Svg
{
    // Of one width as far as fonts go, so that labels fit where the first is missing.
    private const string Families = "'DejaVu Sans', Verdana, Geneva, sans-serif";

    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    internal static string Tidy(string svg, string name, string title, string description)
    {
        XElement root = XDocument.Parse(svg).Root!;
        root.SetAttributeValue("viewBox", $"0 0 {root.Attribute("width")!.Value} {root.Attribute("height")!.Value}");
        root.SetAttributeValue("role", "img");
        root.AddFirst(new XElement(Namespace + "title", title), new XElement(Namespace + "desc", description));
        foreach (XElement text in root.Descendants(Namespace + "text"))
        {
            Anchor(text);
        }

        Rename(root, name);
        return root.ToString() + "\n";
    }

    // The canvas places each letter, as its own font has it. In another font they would collide.
    private static void Anchor(XElement text)
    {
        float[] lefts = NumbersOf(text.Attribute("x")!);
        float size = float.Parse(text.Attribute("font-size")!.Value, CultureInfo.InvariantCulture);
        float lastLetter = lefts.Length > 1 ? (lefts[^1] - lefts[0]) / (lefts.Length - 1) : size * 0.6f;
        float before = -lefts[0] / (lefts[^1] + lastLetter - lefts[0]);
        (string anchor, float x) = before switch
        {
            > 0.25f and < 0.75f => ("middle", 0f),
            >= 0.75f => ("end", 0f),
            _ => ("start", lefts[0]),
        };
        text.SetAttributeValue("x", x);
        text.SetAttributeValue("y", NumbersOf(text.Attribute("y")!)[0]);
        text.SetAttributeValue("text-anchor", anchor);
        text.SetAttributeValue("font-family", Families);
        text.Value = text.Value.Trim();
    }

    // Two charts on one page must not clip each other.
    private static void Rename(XElement root, string name)
    {
        foreach (XElement element in root.Descendants())
        {
            foreach (XAttribute attribute in element.Attributes())
            {
                if (attribute.Name == "id")
                {
                    attribute.Value = $"{name}-{attribute.Value}";
                }
                else if (attribute.Value.StartsWith("url(#", StringComparison.Ordinal))
                {
                    attribute.Value = $"url(#{name}-{attribute.Value["url(#".Length..]}";
                }
            }
        }
    }

    private static float[] NumbersOf(XAttribute attribute) =>
        [
            .. attribute
                .Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(static number => float.Parse(number, CultureInfo.InvariantCulture)),
        ];
}
