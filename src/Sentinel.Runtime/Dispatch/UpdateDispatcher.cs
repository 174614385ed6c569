using Sentinel.Telegram;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Dispatch;

/// <summary>Finds the handler of each update. The generated <c>SentinelDispatcher</c> of an assembly derives from it.</summary>
/// <remarks>
/// <see cref="HandleUpdateAsync"/> completes normally for a refused update and for a handler that throws: a webhook answers
/// 2xx, so that Telegram does not send the update again, and polling goes on.
/// </remarks>
public abstract class UpdateDispatcher : IUpdateHandler
{
    private static readonly TimeSpan MaxCooldown = TimeSpan.FromHours(1);

    private readonly BotNames _names = new();

    /// <summary>A dispatcher whose handlers run behind <paramref name="guard"/>.</summary>
    /// <param name="guard">Decides which calls run.</param>
    protected UpdateDispatcher(SentinelGuard guard)
    {
        ArgumentNullException.ThrowIfNull(guard);
        Guard = guard;
    }

    /// <summary>
    /// Takes what handlers throw and what polling fails with. Where it is not set, the guard's log takes it.
    /// </summary>
    public Func<Exception, HandleErrorSource, CancellationToken, Task>? OnError { get; init; }

    /// <summary>
    /// How long polling rests after it could not reach Telegram, since Telegram.Bot asks again at once; 2 s by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or more than an hour.</exception>
    public TimeSpan PollingCooldown
    {
        get;
        init =>
            field =
                value >= TimeSpan.Zero && value <= MaxCooldown
                    ? value
                    : throw new ArgumentOutOfRangeException(nameof(value), value, "Polling rests for 0 s to 1 hour.");
    } = TimeSpan.FromSeconds(2);

    /// <summary>The clock of <see cref="PollingCooldown"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Decides which calls run.</summary>
    protected SentinelGuard Guard { get; }

    /// <inheritdoc/>
    public Task HandleUpdateAsync(ITelegramBotClient botClient, Update update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(botClient);
        ArgumentNullException.ThrowIfNull(update);
        Task running;
        try
        {
            running = RouteAsync(botClient, update, cancellationToken);
        }
        catch (Exception exception)
        {
            running = Task.FromException(exception);
        }

        return running.IsCompletedSuccessfully ? Task.CompletedTask : WatchAsync(running, botClient, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task HandleErrorAsync(
        ITelegramBotClient botClient,
        Exception exception,
        HandleErrorSource source,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (OnError is null)
        {
            GuardLog.Failed(Guard.Logger, exception, source.ToString());
        }
        else
        {
            try
            {
                await OnError(exception, source, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                GuardLog.Failed(Guard.Logger, failure, nameof(OnError));
            }
        }

        if (source == HandleErrorSource.PollingError && exception is RequestException)
        {
            await Task.Delay(PollingCooldown, TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Calls the handler of <paramref name="update"/>, if one takes it. Generated code implements it.</summary>
    /// <param name="bot">The client that received the update.</param>
    /// <param name="update">The update.</param>
    /// <param name="cancellationToken">Stops the bot.</param>
    protected abstract Task RouteAsync(ITelegramBotClient bot, Update update, CancellationToken cancellationToken);

    /// <summary>Whether a command can be routed now: it addresses nobody, or the name of this bot is known.</summary>
    /// <param name="bot">The client that received the command.</param>
    /// <param name="command">The command.</param>
    protected bool KnowsAddressee(ITelegramBotClient bot, in IncomingCommand command)
    {
        ArgumentNullException.ThrowIfNull(bot);
        return command.Mention.IsEmpty || _names.TryGet(bot.BotId, out _);
    }

    /// <summary>Whether a command is for this bot: it addresses nobody, or this bot by its name.</summary>
    /// <param name="bot">The client that received the command.</param>
    /// <param name="command">The command.</param>
    protected bool IsAddressee(ITelegramBotClient bot, in IncomingCommand command)
    {
        ArgumentNullException.ThrowIfNull(bot);
        return command.Mention.IsEmpty
            || (
                _names.TryGet(bot.BotId, out string? name)
                && command.Mention.Equals(name, StringComparison.OrdinalIgnoreCase)
            );
    }

    /// <summary>Asks Telegram for the bot's name, once, then routes the update.</summary>
    /// <param name="bot">The client that received the update.</param>
    /// <param name="update">The update.</param>
    /// <param name="cancellationToken">Stops the bot.</param>
    protected async Task LearnNameThenRouteAsync(
        ITelegramBotClient bot,
        Update update,
        CancellationToken cancellationToken
    )
    {
        await _names.LearnAsync(bot, cancellationToken).ConfigureAwait(false);
        await RouteAsync(bot, update, cancellationToken).ConfigureAwait(false);
    }

    private async Task WatchAsync(Task running, ITelegramBotClient bot, CancellationToken cancellationToken)
    {
        try
        {
            await running.ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            await HandleErrorAsync(bot, exception, HandleErrorSource.HandleUpdateError, cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
