using System.Text;

namespace Sentinel.Generators.Emit;

/// <summary>Writes indented lines. They end in a line feed on every machine, so that the output is the same everywhere.</summary>
internal sealed class SourceWriter
{
    private const int IndentWidth = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes lines, which may hold several, at the present depth.</summary>
    public void Lines(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', _depth * IndentWidth).Append(line);
            }

            _text.Append('\n');
        }
    }

    /// <summary>Writes an empty line.</summary>
    public void Blank() => _text.Append('\n');

    /// <summary>Opens a block, which the result closes.</summary>
    public Block Open(string header)
    {
        Lines(header);
        Lines("{");
        _depth++;
        return new Block(this);
    }

    /// <summary>Indents what follows until the result is disposed, without braces.</summary>
    public Indentation Indent()
    {
        _depth++;
        return new Indentation(this);
    }

    public override string ToString() => _text.ToString();

    public readonly struct Block(SourceWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Lines("}");
        }
    }

    public readonly struct Indentation(SourceWriter writer) : IDisposable
    {
        public void Dispose() => writer._depth--;
    }
}
