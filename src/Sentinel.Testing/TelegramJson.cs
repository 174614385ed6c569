using System.Text.Json;
using Telegram.Bot;

namespace Sentinel.Testing;

/// <summary>Reads and writes the API's objects exactly as Telegram.Bot does.</summary>
internal static class TelegramJson
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, JsonBotAPI.Options);

    /// <exception cref="JsonException">The text is not JSON, or not of this type.</exception>
    public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonBotAPI.Options);

    /// <summary>Copies an object, so that a change does not show through what was handed out before.</summary>
    public static T Copy<T>(T value)
        where T : class => Read<T>(Write(value))!;
}
