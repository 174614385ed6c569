using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Telegram.Bot;

namespace Sentinel.Testing;

/// <summary>Reads and writes the API's objects exactly as Telegram.Bot does.</summary>
internal static class TelegramJson
{
    // The client's own settings, and what its generator has written for each type: no reflection, whatever the application allows.
    private static readonly JsonSerializerOptions Options = new(JsonBotAPI.Options)
    {
        TypeInfoResolver = JsonBotSerializerContext.Default,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, TypeOf<T>());

    /// <exception cref="JsonException">The text is not JSON, or not of this type.</exception>
    public static T? Read<T>(string json) => JsonSerializer.Deserialize(json, TypeOf<T>());

    /// <summary>Reads an array of whatever; <see langword="null"/> is none.</summary>
    /// <exception cref="JsonException">The text is not JSON, or not an array.</exception>
    public static IReadOnlyList<JsonElement>? ReadItems(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.Array => [.. document.RootElement.EnumerateArray().Select(static item => item.Clone())],
            JsonValueKind.Null => null,
            JsonValueKind other => throw new JsonException($"an array was expected, not {other}"),
        };
    }

    /// <summary>A text as a JSON value.</summary>
    public static JsonElement ToElement(string text) => JsonSerializer.SerializeToElement(text, TypeOf<string>());

    /// <summary>The fields of an object; of a name that comes twice, the last.</summary>
    /// <exception cref="InvalidOperationException">It is no object, or a name has half of a surrogate pair.</exception>
    public static void CopyFields(JsonElement source, Dictionary<string, JsonElement> target)
    {
        foreach (JsonProperty field in source.EnumerateObject())
        {
            target[field.Name] = field.Value.Clone();
        }
    }

    /// <summary>Copies an object, so that a change does not show through what was handed out before.</summary>
    public static T Copy<T>(T value)
        where T : class => Read<T>(Write(value))!;

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
}
