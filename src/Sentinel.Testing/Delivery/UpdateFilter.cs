using Telegram.Bot.Types.Enums;

namespace Sentinel.Testing.Delivery;

/// <summary>The kinds of updates that a bot wants (<c>allowed_updates</c> of getUpdates and setWebhook).</summary>
/// <param name="kinds">Names of payload fields; empty stands for everything but three kinds.</param>
internal sealed class UpdateFilter(IReadOnlyCollection<string> kinds)
{
    // https://core.telegram.org/bots/api#getupdates: an empty list means all types except these.
    private static readonly string[] OnlyOnRequest = ["chat_member", "message_reaction", "message_reaction_count"];

    /// <summary>What a bot gets that has never said what it wants.</summary>
    public static UpdateFilter Default { get; } = new([]);

    public IReadOnlyCollection<string> Kinds { get; } = kinds;

    public bool Allows(PendingUpdate update) =>
        Kinds.Count == 0
            ? !OnlyOnRequest.Contains(update.Kind)
            : update.Kind.Length == 0 || Kinds.Contains(update.Kind);

    /// <summary>The kinds as Telegram.Bot names them; those that it does not know are left out.</summary>
    public static UpdateType[] ToTypes(IEnumerable<string> kinds) =>
        [
            .. Enum.GetValues<UpdateType>()
                .IntersectBy(kinds, type => TelegramJson.Write(type).Trim('"'), StringComparer.Ordinal),
        ];
}
