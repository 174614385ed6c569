using System.Text.Json.Nodes;

namespace Sentinel.Testing.Api;

/// <summary>An answer in the API's own shape (https://core.telegram.org/bots/api#making-requests).</summary>
internal sealed record ApiReply(int Status, string Json)
{
    /// <param name="resultJson">The result, to the letter: a script may deliver an update that is no JSON.</param>
    public static ApiReply Ok(string resultJson) => new(200, $$"""{"ok":true,"result":{{resultJson}}}""");

    public static ApiReply From(ApiRefusal refusal)
    {
        JsonObject json = new()
        {
            ["ok"] = false,
            ["error_code"] = refusal.Code,
            ["description"] = refusal.Message,
        };
        if (refusal.Parameters is not null)
        {
            json["parameters"] = JsonNode.Parse(TelegramJson.Write(refusal.Parameters));
        }

        return new ApiReply(refusal.Code, json.ToJsonString());
    }
}
