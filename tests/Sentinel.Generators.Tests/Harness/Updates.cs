using System.Text.Json;
using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Generators.Tests;

/// <summary>Updates as Telegram sends them: made from JSON with the real client's options.</summary>
internal static class Updates
{
    public static Update Text(string text, long user = 7, UpdateType kind = UpdateType.Message) =>
        Of(kind, Message(text, user));

    /// <summary>A text whose beginning, up to the first space, Telegram marked as a command.</summary>
    public static Update Command(string text, long user = 7, UpdateType kind = UpdateType.Message)
    {
        JsonObject message = Message(text, user);
        message["entities"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "bot_command",
                ["offset"] = 0,
                ["length"] = text.Split(' ')[0].Length,
            }
        );
        return Of(kind, message);
    }

    public static Update Press(string data, long user = 7, int message = 1)
    {
        JsonObject below = Message("A menu", user: 77);
        below["message_id"] = message;
        return Of(
            UpdateType.CallbackQuery,
            new JsonObject
            {
                ["id"] = "1",
                ["from"] = User(user),
                ["chat_instance"] = "5",
                ["data"] = data,
                ["message"] = below,
            }
        );
    }

    /// <summary>An update of a kind whose payload says nothing.</summary>
    public static Update Empty(UpdateType kind) => Of(kind, []);

    public static Update Of(UpdateType kind, JsonObject payload)
    {
        string property = JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
        JsonObject update = new() { ["update_id"] = 1, [property] = payload };
        return update.Deserialize<Update>(JsonBotAPI.Options)!;
    }

    private static JsonObject Message(string text, long user) =>
        new()
        {
            ["message_id"] = 1,
            ["date"] = 1,
            ["chat"] = new JsonObject { ["id"] = user, ["type"] = "private" },
            ["from"] = User(user),
            ["text"] = text,
        };

    private static JsonObject User(long id) =>
        new()
        {
            ["id"] = id,
            ["is_bot"] = false,
            ["first_name"] = "Ann",
        };
}
