using System.Text.Json;

namespace Sentinel.Testing;

/// <summary>One request that reached the emulator: what Telegram would have seen.</summary>
public sealed class BotRequest
{
    internal BotRequest(
        long sequence,
        EmulatedBot? bot,
        string method,
        IReadOnlyDictionary<string, JsonElement> parameters,
        DateTimeOffset time
    )
    {
        Sequence = sequence;
        Bot = bot;
        Method = method;
        Parameters = parameters;
        Time = time;
    }

    /// <summary>The bot whose token was used, or null for a token that the emulator does not know.</summary>
    public EmulatedBot? Bot { get; }

    /// <summary>The method as the bot wrote it, such as <c>sendMessage</c>. The API ignores its case.</summary>
    public string Method { get; }

    /// <summary>The parameters by their API names, such as <c>chat_id</c>; for a file, its name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Parameters { get; }

    /// <summary>When it arrived, on the emulator's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Position among all requests of the emulator, from 1.</summary>
    internal long Sequence { get; }

    /// <summary>A parameter as text: a string as it is, anything else as JSON, null where it is missing.</summary>
    /// <param name="name">The API's name, such as <c>chat_id</c>.</param>
    public string? this[string name] =>
        !Parameters.TryGetValue(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.GetRawText();

    internal bool Calls(string method) => Method.Equals(method, StringComparison.OrdinalIgnoreCase);
}
