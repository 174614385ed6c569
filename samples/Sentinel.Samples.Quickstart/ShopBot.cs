using Sentinel.Dispatch;
using Sentinel.Limiting;
using Telegram.Bot;
using Telegram.Bot.Polling;

namespace Sentinel.Samples.Quickstart;

/// <summary>The bot: Telegram.Bot's client polls, the generated dispatcher calls the handlers behind the guard.</summary>
internal static class ShopBot
{
    /// <summary>Runs the bot until it is cancelled.</summary>
    public static Task RunAsync(
        ITelegramBotClient client,
        LimiterStore store,
        IVerdictObserver? observer,
        Func<Exception, HandleErrorSource, CancellationToken, Task>? onError,
        CancellationToken cancellationToken
    )
    {
        var dispatcher = new SentinelDispatcher(new SentinelGuard(store, observer: observer), new ShopHandlers())
        {
            OnError = onError,
        };
        return client.ReceiveAsync(dispatcher, new ReceiverOptions { AllowedUpdates = [] }, cancellationToken);
    }
}
