using Sentinel.Dispatch;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Dispatch;

/// <summary>A dispatcher with one handler, which takes every update.</summary>
internal sealed class StubDispatcher(SentinelGuard guard, Func<Task> handler) : UpdateDispatcher(guard)
{
    protected internal override Task? RouteRestAsync(
        ITelegramBotClient bot,
        Update update,
        CancellationToken cancellationToken
    ) => handler();
}
