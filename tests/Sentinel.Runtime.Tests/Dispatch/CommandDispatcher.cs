using Sentinel.Dispatch;
using Sentinel.Telegram;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Dispatch;

/// <summary>Routes commands as the generated dispatcher does, and keeps the texts of those for this bot.</summary>
internal sealed class CommandDispatcher(SentinelGuard guard) : UpdateDispatcher(guard)
{
    private readonly List<string> _taken = [];

    internal IReadOnlyList<string> Taken => _taken;

    protected internal override Task? RouteByContentAsync(
        ITelegramBotClient bot,
        Update update,
        CancellationToken cancellationToken
    )
    {
        Span<char> buffer = stackalloc char[IncomingCommand.MaxNameLength];
        if (!IncomingCommand.TryRead(update.Message!, buffer, out IncomingCommand command))
        {
            return null;
        }

        if (!KnowsAddressee(bot, in command))
        {
            return LearnNameThenRouteAsync(bot, update, cancellationToken);
        }

        if (!IsAddressee(bot, in command))
        {
            return null;
        }

        _taken.Add(update.Message!.Text!);
        return Task.CompletedTask;
    }
}
