using System.Text.Json;

namespace Sentinel.Testing.Api;

/// <summary>answerCallbackQuery and answerInlineQuery.</summary>
internal sealed class QueryMethods(World world)
{
    private const int MaxToastLength = 200;
    private const int MaxResults = 50;
    private const int InlineCacheSeconds = 300;

    public string AnswerCallbackQuery(ApiCall call)
    {
        string? text = call.Parameters.Text("text");
        if (text?.Length > MaxToastLength)
        {
            throw ApiRefusal.BadRequest("MESSAGE_TOO_LONG");
        }

        CallbackAnswer answer = new(
            text,
            call.Parameters.Flag("show_alert"),
            call.Parameters.Text("url"),
            call.Parameters.Clamped("cache_time", 0, 0, int.MaxValue)
        );
        world.Presses.Answer(call.Bot, call.Parameters.Text("callback_query_id") ?? string.Empty, answer);
        return "true";
    }

    public string AnswerInlineQuery(ApiCall call)
    {
        IReadOnlyList<JsonElement> results =
            call.Parameters.Items("results")
            ?? throw ApiRefusal.BadRequest("can't parse inline query results: the parameter is missing");
        if (results.Count > MaxResults)
        {
            throw ApiRefusal.BadRequest("RESULTS_TOO_MUCH");
        }

        InlineAnswer answer = new(
            [.. results.Select(ToResult)],
            call.Parameters.Clamped("cache_time", InlineCacheSeconds, 0, int.MaxValue),
            call.Parameters.Flag("is_personal"),
            call.Parameters.Text("next_offset")
        );
        world.InlineQueries.Answer(call.Bot, call.Parameters.Text("inline_query_id") ?? string.Empty, answer);
        return "true";
    }

    private static InlineResult ToResult(JsonElement result)
    {
        if (Field(result, "type") is not { Length: > 0 } type)
        {
            throw ApiRefusal.BadRequest("can't parse inline query result: field \"type\" must be a text");
        }

        if (Field(result, "id") is not { Length: > 0 } id)
        {
            throw ApiRefusal.BadRequest("RESULT_ID_INVALID");
        }

        string? text = result.TryGetProperty("input_message_content", out JsonElement content)
            ? Field(content, "message_text")
            : null;
        return new InlineResult(type, id, Field(result, "title"), text, result.Clone());
    }

    private static string? Field(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
