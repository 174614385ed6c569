using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace Sentinel.Dispatch;

/// <summary>The user names of the bots that a dispatcher serves, as Telegram told them.</summary>
#pragma warning disable CA1001 // A semaphore whose wait handle is never asked for holds nothing to dispose.
internal sealed class BotNames
#pragma warning restore CA1001
{
    private readonly ConcurrentDictionary<long, string> _names = new();

    private readonly SemaphoreSlim _asking = new(1);

    internal bool TryGet(long botId, [MaybeNullWhen(false)] out string name) => _names.TryGetValue(botId, out name);

    /// <summary>Asks for a bot's name, once for all who come meanwhile.</summary>
    internal async Task LearnAsync(ITelegramBotClient bot, CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_names.ContainsKey(bot.BotId))
            {
                User me = await bot.GetMe(cancellationToken).ConfigureAwait(false);
                _names[bot.BotId] = me.Username ?? "";
            }
        }
        finally
        {
            _asking.Release();
        }
    }
}
