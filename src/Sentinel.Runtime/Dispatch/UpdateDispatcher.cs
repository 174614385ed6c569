using Sentinel.Telegram;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Dispatch;

/// <summary>Finds the handler of each update. The generated <c>SentinelDispatcher</c> of an assembly derives from it.</summary>
/// <remarks>
/// An update goes to the handler of its command, text or callback data; else to that of its kind; else to the one that takes
/// whatever is left. Where the handlers of several assemblies were added, each of these is looked for in all of them, in the
/// order in which they were added.
/// <para/>
/// <see cref="HandleUpdateAsync"/> completes normally for a refused update and for a handler that throws: a webhook answers
/// 2xx, so that Telegram does not send the update again, and polling goes on.
/// </remarks>
public abstract class UpdateDispatcher : IUpdateHandler
{
    private static readonly TimeSpan MaxCooldown = TimeSpan.FromHours(1);
    private static readonly TimeSpan DefaultCooldown = TimeSpan.FromSeconds(2);

    private readonly BotNames _names = new();
    private readonly TimeSpan? _cooldown;

    private UpdateDispatcher[]? _all;

    /// <summary>A dispatcher whose handlers run behind <paramref name="guard"/>.</summary>
    /// <param name="guard">Decides which calls run.</param>
    protected UpdateDispatcher(SentinelGuard guard)
    {
        ArgumentNullException.ThrowIfNull(guard);
        Guard = guard;
    }

    /// <summary>
    /// Takes what handlers throw and what polling fails with. Where it is not set, the guard's log takes it. Of several assemblies'
    /// dispatchers the first that has one set is asked.
    /// </summary>
    public Func<Exception, HandleErrorSource, CancellationToken, Task>? OnError { get; init; }

    /// <summary>
    /// How long polling rests after it could not reach Telegram, since Telegram.Bot asks again at once; 2 s by default. Of several
    /// assemblies' dispatchers the first that has it set is asked.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or more than an hour.</exception>
    public TimeSpan PollingCooldown
    {
        get => _cooldown ?? DefaultCooldown;
        init =>
            _cooldown =
                value >= TimeSpan.Zero && value <= MaxCooldown
                    ? value
                    : throw new ArgumentOutOfRangeException(nameof(value), value, "Polling rests for 0 s to 1 hour.");
    }

    /// <summary>The clock of <see cref="PollingCooldown"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Gives the dispatchers of all assemblies. It is asked at the first update: they are made one after the other.
    /// </summary>
    internal Func<UpdateDispatcher[]>? Siblings { get; set; }

    /// <summary>Decides which calls run.</summary>
    protected SentinelGuard Guard { get; }

    /// <summary>The dispatchers that an update is offered to, this one among them.</summary>
    private UpdateDispatcher[] All => _all ??= Siblings?.Invoke() ?? [this];

    // One bot has one name, whatever assembly asks.
    private BotNames Names => All[0]._names;

    /// <inheritdoc/>
    public Task HandleUpdateAsync(ITelegramBotClient botClient, Update update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(botClient);
        ArgumentNullException.ThrowIfNull(update);
        Task running;
        try
        {
            running = Route(botClient, update, cancellationToken);
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
        if (Array.Find(All, static dispatcher => dispatcher.OnError is not null)?.OnError is not { } tell)
        {
            GuardLog.Failed(Guard.Logger, exception, source.ToString());
        }
        else
        {
            try
            {
                await tell(exception, source, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                GuardLog.Failed(Guard.Logger, failure, nameof(OnError));
            }
        }

        if (source == HandleErrorSource.PollingError && exception is RequestException)
        {
            UpdateDispatcher patient = Array.Find(All, static dispatcher => dispatcher._cooldown is not null) ?? this;
            await Task.Delay(patient.PollingCooldown, TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Calls the handler of the command, the text or the callback data in an update.</summary>
    /// <param name="bot">The client that received the update.</param>
    /// <param name="update">The update.</param>
    /// <param name="cancellationToken">Stops the bot.</param>
    /// <returns>The handler's call, or <see langword="null"/> where none of this assembly takes the update.</returns>
    protected internal virtual Task? RouteByContentAsync(
        ITelegramBotClient bot,
        Update update,
        CancellationToken cancellationToken
    ) => null;

    /// <summary>Calls the handler of all updates of a kind.</summary>
    /// <inheritdoc cref="RouteByContentAsync" path="/param"/>
    /// <inheritdoc cref="RouteByContentAsync" path="/returns"/>
    protected internal virtual Task? RouteByKindAsync(
        ITelegramBotClient bot,
        Update update,
        CancellationToken cancellationToken
    ) => null;

    /// <summary>Calls the handler of whatever no other takes.</summary>
    /// <inheritdoc cref="RouteByContentAsync" path="/param"/>
    /// <inheritdoc cref="RouteByContentAsync" path="/returns"/>
    protected internal virtual Task? RouteRestAsync(
        ITelegramBotClient bot,
        Update update,
        CancellationToken cancellationToken
    ) => null;

    /// <summary>Makes this one of several: from now on each of them dispatches to all.</summary>
    internal void Join(UpdateDispatcher[] all) => _all = all;

    /// <summary>Whether a command can be routed now: it addresses nobody, or the name of this bot is known.</summary>
    /// <param name="bot">The client that received the command.</param>
    /// <param name="command">The command.</param>
    protected bool KnowsAddressee(ITelegramBotClient bot, in IncomingCommand command)
    {
        ArgumentNullException.ThrowIfNull(bot);
        return command.Mention.IsEmpty || Names.TryGet(bot.BotId, out _);
    }

    /// <summary>Whether a command is for this bot: it addresses nobody, or this bot by its name.</summary>
    /// <param name="bot">The client that received the command.</param>
    /// <param name="command">The command.</param>
    protected bool IsAddressee(ITelegramBotClient bot, in IncomingCommand command)
    {
        ArgumentNullException.ThrowIfNull(bot);
        return command.Mention.IsEmpty
            || (
                Names.TryGet(bot.BotId, out string? name)
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
        await Names.LearnAsync(bot, cancellationToken).ConfigureAwait(false);
        await Route(bot, update, cancellationToken).ConfigureAwait(false);
    }

    private Task Route(ITelegramBotClient bot, Update update, CancellationToken cancellationToken)
    {
        UpdateDispatcher[] all = All;
        foreach (UpdateDispatcher dispatcher in all)
        {
            if (dispatcher.RouteByContentAsync(bot, update, cancellationToken) is { } taken)
            {
                return taken;
            }
        }

        foreach (UpdateDispatcher dispatcher in all)
        {
            if (dispatcher.RouteByKindAsync(bot, update, cancellationToken) is { } taken)
            {
                return taken;
            }
        }

        foreach (UpdateDispatcher dispatcher in all)
        {
            if (dispatcher.RouteRestAsync(bot, update, cancellationToken) is { } taken)
            {
                return taken;
            }
        }

        return Task.CompletedTask;
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
