using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sentinel.Testing.Delivery;

/// <summary>An update that the bot has not confirmed yet.</summary>
/// <param name="Id">Its <c>update_id</c>; for a text without one, a number for the emulator's own use.</param>
/// <param name="Kind">The name of its payload field, such as <c>message</c>, or an empty string.</param>
/// <param name="Json">What the bot is sent, to the letter.</param>
/// <param name="CanBeConfirmed">False for a text without a readable <c>update_id</c>: no offset can ever confirm it.</param>
internal sealed record PendingUpdate(long Id, string Kind, string Json, bool CanBeConfirmed)
{
    private const string IdField = "update_id";

    /// <summary>Reads a script's text. An object without an id (or with 0) gets <paramref name="nextId"/>.</summary>
    public static PendingUpdate Parse(string json, long nextId)
    {
        JsonObject? update;
        try
        {
            update = JsonNode.Parse(json) as JsonObject;
            if (update is not null && update.All(field => field.Key != IdField || IsZero(field.Value)))
            {
                update[IdField] = (int)nextId;
                json = update.ToJsonString();
            }
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // Not JSON, or a field twice: the script wants the bot to see just that.
            update = null;
        }

        if (update is null || !(update[IdField] is JsonValue value && value.TryGetValue(out int id)))
        {
            return new PendingUpdate(nextId, string.Empty, json, CanBeConfirmed: false);
        }

        string kind = update.Select(field => field.Key).FirstOrDefault(name => name != IdField, string.Empty);
        return new PendingUpdate(id, kind, json, CanBeConfirmed: true);
    }

    private static bool IsZero(JsonNode? id) =>
        id is null || (id is JsonValue value && value.TryGetValue(out int n) && n == 0);
}
