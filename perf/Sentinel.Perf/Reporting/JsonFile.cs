using System.Text.Json;

namespace Sentinel.Perf;

/// <summary>The table as a script reads it: an array of name, unit, value, baseline and ratio.</summary>
internal static class JsonFile
{
    private const int Digits = 4;

    internal static void Write(string path, IReadOnlyList<Row> rows)
    {
        using FileStream file = File.Create(path);
        using Utf8JsonWriter json = new(file, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach (Row row in rows)
        {
            json.WriteStartObject();
            json.WriteString("name", row.Name);
            json.WriteString("unit", row.Unit);
            json.WriteNumber("value", Shorten(row.Value));
            json.WriteNumber("baseline", Shorten(row.Baseline));
            json.WriteNumber("ratio", Shorten(row.Ratio));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What was written, without the details, which are for the console.</summary>
    internal static IReadOnlyList<Row> Read(string path)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(path));
            return [.. json.RootElement.EnumerateArray().Select(ToRow)];
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"{path} is not an array of name, unit, value, baseline and ratio ({wrong.Message}). Measure it again with --results.",
                wrong
            );
        }
    }

    private static Row ToRow(JsonElement row) =>
        new(
            row.GetProperty("name").GetString()!,
            row.GetProperty("unit").GetString()!,
            row.GetProperty("value").GetDouble(),
            row.GetProperty("baseline").GetDouble(),
            row.GetProperty("ratio").GetDouble(),
            []
        );

    // At least four digits that count: 410 ns are 0.00041 of the unit where others are published in milliseconds.
    private static double Shorten(double figure)
    {
        int leadingZeros = figure == 0 ? 0 : (int)Math.Max(0, -Math.Floor(Math.Log10(Math.Abs(figure))) - 1);
        return Math.Round(figure, Math.Min(Digits + leadingZeros, 15));
    }
}
