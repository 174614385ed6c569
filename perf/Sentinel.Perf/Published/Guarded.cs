using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Perf.Bots;
using Sentinel.Telegram;
using Telegram.Bot;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Perf;

/// <summary>The guard between an update and one handler, without a route: what the middleware itself costs.</summary>
internal sealed class Guarded(LimiterStore store, PolicySet policies, Tally tally) : IUpdateHandler
{
    private readonly SentinelGuard _guard = new(store);

    public Task HandleUpdateAsync(ITelegramBotClient botClient, Update update, CancellationToken cancellationToken)
    {
        Message message = update.Message!;
        return _guard.DispatchAsync(
            policies,
            new HandlerCall(tally, message),
            new Incoming(botClient, message, Origins.Of(message, botClient.BotId)),
            cancellationToken
        );
    }

    public Task HandleErrorAsync(
        ITelegramBotClient botClient,
        Exception exception,
        HandleErrorSource source,
        CancellationToken cancellationToken
    ) => Task.FromException(exception);

    private readonly struct HandlerCall(Tally tally, Message message) : IHandlerCall
    {
        public ValueTask InvokeAsync() => new(tally.CountAsync(message));
    }
}
