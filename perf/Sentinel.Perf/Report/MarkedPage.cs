namespace Sentinel.Perf;

/// <summary>A page written by hand, in which the parts between markers are filled from the figures.</summary>
internal sealed class MarkedPage(string path)
{
    private const string End = "<!-- end -->";

    private string _text = File.ReadAllText(path).ReplaceLineEndings("\n");

    /// <summary>Replaces what is between a marker and the next end.</summary>
    internal void Fill(string key, string content)
    {
        string marker = $"<!-- {key} -->";
        int start = _text.IndexOf(marker, StringComparison.Ordinal);
        if (start < 0)
        {
            throw new InvalidDataException(
                $"{path} has no {marker}: write it, and {End} below, where that part belongs."
            );
        }

        int inside = start + marker.Length;
        if (_text.IndexOf(marker, inside, StringComparison.Ordinal) >= 0)
        {
            throw new InvalidDataException($"{path} has {marker} twice: leave the one where that part belongs.");
        }

        int end = _text.IndexOf(End, inside, StringComparison.Ordinal);
        int next = _text.IndexOf("<!-- ", inside, StringComparison.Ordinal);
        if (end < 0 || next < end)
        {
            throw new InvalidDataException($"{path} does not close {marker}: write {End} below what it is to replace.");
        }

        _text = $"{_text[..inside]}\n{content}\n{_text[end..]}";
    }

    /// <summary>Whether the page says already what it was filled with.</summary>
    internal bool IsSaved => File.ReadAllText(path).ReplaceLineEndings("\n") == _text;

    internal void Save() => File.WriteAllText(path, _text);
}
