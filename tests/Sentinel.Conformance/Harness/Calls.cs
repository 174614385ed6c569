using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>Origins of calls.</summary>
internal static class Calls
{
    internal static Origin By(long user, long chat = 0, ulong context = 0, ulong content = 0, long bot = 77) =>
        new()
        {
            BotId = bot,
            UserId = user,
            ChatId = chat,
            ChatContext = context,
            Fingerprint = content,
        };
}
