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
            json.WriteNumber("value", Math.Round(row.Value, Digits));
            json.WriteNumber("baseline", Math.Round(row.Baseline, Digits));
            json.WriteNumber("ratio", Math.Round(row.Ratio, Digits));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
