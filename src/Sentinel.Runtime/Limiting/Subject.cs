using System.Globalization;

namespace Sentinel.Limiting;

/// <summary>Whom a counter is for: what a scope yields for one call.</summary>
/// <param name="Scope">The scope that was asked.</param>
/// <param name="BotId">The bot; two bots never share a counter.</param>
/// <param name="UserId">The sender, or 0.</param>
/// <param name="ChatId">The chat, or 0.</param>
/// <param name="ChatContext">What tells chats with equal ids apart, or 0; see <see cref="Origin.ChatContext"/>.</param>
public readonly record struct Subject(Scope Scope, long BotId, long UserId, long ChatId, ulong ChatContext)
{
    /// <summary>
    /// A short form that a person can read in a log or a key listing, such as <c>user:42</c>: of one bot, another one for each
    /// subject.
    /// </summary>
    public override string ToString() =>
        Scope switch
        {
            Scope.Global => "global",
            Scope.Chat => Chat,
            Scope.UserInChat => string.Create(CultureInfo.InvariantCulture, $"member:{UserId}:{Chat}"),
            _ when UserId != 0 => string.Create(CultureInfo.InvariantCulture, $"user:{UserId}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"user:0:{Chat}"),
        };

    private string Chat =>
        ChatContext == 0
            ? string.Create(CultureInfo.InvariantCulture, $"chat:{ChatId}")
            : string.Create(CultureInfo.InvariantCulture, $"chat:{ChatId}@{ChatContext:x}");
}
