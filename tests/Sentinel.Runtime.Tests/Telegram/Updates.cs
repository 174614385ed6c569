using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Telegram;

/// <summary>Updates read from JSON as the real client reads them; single quotes keep the text legible.</summary>
internal static class Updates
{
    internal static Update Read(string json) => JsonSerializer.Deserialize<Update>(json, JsonBotAPI.Options)!;

    internal static Update Read(string member, string content) => Read(Json(member, content));

    internal static Message Message(string content) =>
        Read("message", "'message_id':5,'chat':{'id':-7,'type':'group'}," + content).Message!;

    internal static CallbackQuery Callback(string content) =>
        Read("callback_query", "'id':'4711'," + content).CallbackQuery!;

    internal static InlineQuery Inline(string content) => Read("inline_query", "'id':'4712'," + content).InlineQuery!;

    internal static string Json(string member, string content) =>
        $"{{'update_id':1,'{member}':{{{content}}}}}".Replace('\'', '"');
}
