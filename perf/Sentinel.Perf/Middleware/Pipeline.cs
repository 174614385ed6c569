using Telegram.Bot;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Perf;

/// <summary>A step of a bot as tutorials show it: does something, and calls the next one or not.</summary>
internal delegate Task Middleware(Update update, Func<Update, Task> next);

/// <summary>Middleware in a chain of delegates, at whose end a dictionary finds the handler of a command.</summary>
internal sealed class Pipeline(Func<Update, Task> chain) : IUpdateHandler
{
    /// <summary>A chain of <paramref name="steps"/>, the first outermost.</summary>
    internal static Pipeline Of(Func<Update, Task> handler, params ReadOnlySpan<Middleware> steps)
    {
        Func<Update, Task> chain = handler;
        for (int i = steps.Length - 1; i >= 0; i--)
        {
            Middleware step = steps[i];
            Func<Update, Task> next = chain;
            chain = update => step(update, next);
        }

        return new Pipeline(chain);
    }

    public Task HandleUpdateAsync(ITelegramBotClient botClient, Update update, CancellationToken cancellationToken) =>
        chain(update);

    public Task HandleErrorAsync(
        ITelegramBotClient botClient,
        Exception exception,
        HandleErrorSource source,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;
}
