using Telegram.Bot;
using Telegram.Bot.Types;

namespace Sentinel.Samples.Fleet;

/// <summary>The bot, of which three processes run. Nothing here says so.</summary>
internal sealed partial class FleetHandlers
{
    /// <summary>What each user may do within a minute, whichever instance the updates reach.</summary>
    public const int Permits = 10;

    /// <summary>Answers.</summary>
    [Command("start")]
    [Throttle(Permits, 60)]
    public Task StartAsync(ITelegramBotClient bot, Message message, CancellationToken ct) =>
        bot.SendMessage(message.Chat, $"Welcome! This is process {Environment.ProcessId}.", cancellationToken: ct);
}
