using System.Globalization;
using System.Text.Json;

namespace Sentinel.Testing.Api;

/// <summary>Reads parameters however they were sent: typed in JSON, or as text in a form or a query string.</summary>
internal sealed class ApiParameters(IReadOnlyDictionary<string, JsonElement> values)
{
    /// <summary>The value as text, JSON where it is not a string, or null where it is missing.</summary>
    /// <exception cref="InvalidOperationException">The text has half of a surrogate pair, which no encoding can hold.</exception>
    public string? Text(string name) =>
        !values.TryGetValue(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.GetRawText();

    /// <exception cref="ApiRefusal">It is there, but is not an integer.</exception>
    public long? Integer(string name) =>
        Text(name) is not { Length: > 0 } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value
        : throw ApiRefusal.BadRequest($"parameter \"{name}\" must be an integer, not \"{text}\"");

    /// <summary>An integer, moved into a range as Telegram does.</summary>
    public int Clamped(string name, int otherwise, int min, int max) =>
        (int)Math.Clamp(Integer(name) ?? otherwise, min, max);

    public bool Flag(string name) => Text(name) is { } text && (text is "1" || bool.TryParse(text, out bool on) && on);

    /// <summary>A structured value, sent as such or as JSON in a text.</summary>
    /// <exception cref="ApiRefusal">It is there, but does not read as <typeparamref name="T"/>.</exception>
    public T? Object<T>(string name)
        where T : class => Parse(name, TelegramJson.Read<T>);

    /// <summary>The values of an array, sent as such or as JSON in a text.</summary>
    /// <exception cref="ApiRefusal">It is there, but is not an array.</exception>
    public IReadOnlyList<JsonElement>? Items(string name) => Parse(name, TelegramJson.ReadItems);

    private T? Parse<T>(string name, Func<string, T?> read)
        where T : class
    {
        try
        {
            return Text(name) is { Length: > 0 } json ? read(json) : null;
        }
        catch (JsonException exception)
        {
            throw ApiRefusal.BadRequest($"can't parse {name}: {exception.Message}");
        }
    }
}
