using System.IO.Hashing;
using System.Runtime.InteropServices;
using Sentinel.Limiting;
using Telegram.Bot.Types;

namespace Sentinel.Perf.Bots;

/// <summary>What somebody who writes the middleware by hand writes once: the policies of the handlers, and whose call it is.</summary>
public static class ShopPolicies
{
    /// <summary>The throttle that all handlers of a shop share, and the debounce of one.</summary>
    public static PolicySet Of(string handler) =>
        new(
            handler,
            LimitPolicy.Throttle("shop", 10, TimeSpan.FromSeconds(60)),
            LimitPolicy.Debounce(handler, TimeSpan.FromSeconds(2))
        );

    /// <summary>A bot of one's own gets messages of users in private chats, and nothing else.</summary>
    public static Origin OriginOf(long bot, User from, Message message, string text)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(message);
        return new()
        {
            BotId = bot,
            UserId = from.Id,
            ChatId = message.Chat.Id,
            Fingerprint = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan())),
        };
    }
}
