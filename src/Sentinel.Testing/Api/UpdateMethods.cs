using System.Text.RegularExpressions;
using Sentinel.Testing.Delivery;
using Telegram.Bot.Types;

namespace Sentinel.Testing.Api;

/// <summary>getMe, getUpdates and the webhook (https://core.telegram.org/bots/api#getting-updates).</summary>
internal static partial class UpdateMethods
{
    private const string True = "true";
    private const int MaxTimeoutSeconds = 50;

    public static string GetMe(ApiCall call)
    {
        User me = call.Bot.ToUser();
        me.CanJoinGroups = true;
        me.CanReadAllGroupMessages = true;
        me.SupportsInlineQueries = true;
        return TelegramJson.Write(me);
    }

    public static async Task<string> GetUpdatesAsync(ApiCall call)
    {
        ReadFilter(call);
        IReadOnlyList<PendingUpdate> updates = await call
            .Bot.Inbox.PollAsync(
                call.Sequence,
                call.Parameters.Integer("offset") ?? 0,
                call.Parameters.Clamped("limit", 100, 1, 100),
                TimeSpan.FromSeconds(call.Parameters.Clamped("timeout", 0, 0, MaxTimeoutSeconds)),
                call.Aborted
            )
            .ConfigureAwait(false);
        return $"[{string.Join(',', updates.Select(update => update.Json))}]";
    }

    public static string SetWebhook(ApiCall call)
    {
        bool dropPending = call.Parameters.Flag("drop_pending_updates");
        string url = call.Parameters.Text("url") ?? string.Empty;
        if (url.Length == 0)
        {
            call.Bot.Inbox.DeleteWebhook(dropPending);
            return True;
        }

        // Telegram insists on https; on loopback http has to do.
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
        {
            throw ApiRefusal.BadRequest("invalid webhook URL specified");
        }

        string? secret = call.Parameters.Text("secret_token");
        if (!string.IsNullOrEmpty(secret) && !SecretToken().IsMatch(secret))
        {
            throw ApiRefusal.BadRequest("secret token contains unallowed characters");
        }

        ReadFilter(call);
        WebhookSettings settings = new(
            uri,
            string.IsNullOrEmpty(secret) ? null : secret,
            call.Parameters.Clamped("max_connections", 40, 1, 100),
            call.Parameters.Text("certificate") is not null
        );
        call.Bot.Inbox.SetWebhook(settings, dropPending);
        return True;
    }

    public static string DeleteWebhook(ApiCall call)
    {
        call.Bot.Inbox.DeleteWebhook(call.Parameters.Flag("drop_pending_updates"));
        return True;
    }

    public static string GetWebhookInfo(ApiCall call)
    {
        BotInbox inbox = call.Bot.Inbox;
        WebhookSender? webhook = inbox.Webhook;
        IReadOnlyCollection<string> kinds = inbox.Queue.Filter.Kinds;
        return TelegramJson.Write(
            new WebhookInfo
            {
                Url = webhook?.Settings.Url.OriginalString ?? string.Empty,
                HasCustomCertificate = webhook?.Settings.HasCertificate ?? false,
                PendingUpdateCount = inbox.Queue.Pending.Count,
                LastErrorDate = webhook?.LastFailure?.Time.UtcDateTime,
                LastErrorMessage = webhook?.LastFailure?.Message,
                MaxConnections = webhook?.Settings.MaxConnections,
                AllowedUpdates = kinds.Count == 0 ? null : UpdateFilter.ToTypes(kinds),
            }
        );
    }

    // Missing means: as before. An empty list means: back to the default.
    private static void ReadFilter(ApiCall call)
    {
        if (call.Parameters.Object<string[]>("allowed_updates") is { } kinds)
        {
            call.Bot.Inbox.Queue.Filter = new UpdateFilter(kinds);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex SecretToken();
}
