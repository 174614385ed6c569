using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace Sentinel.Dispatch;

/// <summary>The user names of the bots that a dispatcher serves, as Telegram told them.</summary>
internal sealed class BotNames
{
    private readonly ConcurrentDictionary<long, string> _names = new();

    internal bool TryGet(long botId, [MaybeNullWhen(false)] out string name) => _names.TryGetValue(botId, out name);

    internal async Task LearnAsync(ITelegramBotClient bot, CancellationToken cancellationToken)
    {
        User me = await bot.GetMe(cancellationToken).ConfigureAwait(false);
        _names[bot.BotId] = me.Username ?? "";
    }
}
