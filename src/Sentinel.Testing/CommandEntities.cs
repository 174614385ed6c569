using System.Text.RegularExpressions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Testing;

/// <summary>Finds the commands in a text as Telegram's server does (TDLib, MessageEntity.cpp, match_bot_commands).</summary>
internal static partial class CommandEntities
{
    /// <summary>Finds the commands; offsets and lengths are in UTF-16 code units, as in the API.</summary>
    /// <returns>Null where there is none: the API omits the field then.</returns>
    public static MessageEntity[]? Find(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        MessageEntity[] found =
        [
            .. Command()
                .Matches(text)
                .Select(match => new MessageEntity
                {
                    Type = MessageEntityType.BotCommand,
                    Offset = match.Index,
                    Length = match.Length,
                }),
        ];
        return found.Length == 0 ? null : found;
    }

    // "/name", "/name@Bot": not inside a word or a path. The bot's name is atomic, so that "/cmd@Bot/" is no command at all.
    [GeneratedRegex(@"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?>(?:@[A-Za-z0-9_]{3,32}(?![A-Za-z0-9_]))?)(?![\w/<>])")]
    private static partial Regex Command();
}
