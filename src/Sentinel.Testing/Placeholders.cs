using Telegram.Bot.Types;

namespace Sentinel.Testing;

/// <summary>
/// The fake users in <c>from</c> of messages on behalf of a chat (https://core.telegram.org/bots/api#message: "for backward
/// compatibility, if the message was sent on behalf of a chat, the field contains a fake sender user").
/// </summary>
internal static class Placeholders
{
    public static User GroupAnonymousBot => Bot(1087968824, "Group", "GroupAnonymousBot");

    public static User ChannelBot => Bot(136817688, "Channel", "Channel_Bot");

    private static User Bot(long id, string firstName, string username) =>
        new()
        {
            Id = id,
            IsBot = true,
            FirstName = firstName,
            Username = username,
        };
}
