using System.Text.Json;

namespace Sentinel.Testing.Api;

/// <summary>
/// Runs the method that a bot may call in its answer to a webhook delivery
/// (https://core.telegram.org/bots/api#making-requests-when-getting-updates). As there, its result is lost.
/// </summary>
internal sealed class WebhookReply(World world, EmulatedBot bot)
{
    public async Task HandleAsync(string body, CancellationToken cancellationToken)
    {
        if (!body.Contains("\"method\"", StringComparison.Ordinal))
        {
            return;
        }

        Dictionary<string, JsonElement> parameters = [];
        string? method = null;
        try
        {
            using JsonDocument call = JsonDocument.Parse(body);
            TelegramJson.CopyFields(call.RootElement, parameters);
            if (parameters.Remove("method", out JsonElement name) && name.ValueKind == JsonValueKind.String)
            {
                method = name.GetString();
            }
        }
        // InvalidOperationException: JSON that is no object, or a name with half of a surrogate pair.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Any text acknowledges an update; this one was no call.
            return;
        }

        if (method is not null)
        {
            await new ApiDispatcher(world)
                .DispatchAsync(bot.Token, method, parameters, cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
