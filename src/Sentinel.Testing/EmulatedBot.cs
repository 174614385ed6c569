using System.Globalization;
using System.Text.Json;
using Sentinel.Testing.Api;
using Sentinel.Testing.Delivery;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace Sentinel.Testing;

/// <summary>A bot as Telegram sees it: its token, its updates, its requests.</summary>
public sealed class EmulatedBot
{
    private readonly HttpMessageHandler _connections;
    private readonly Lock _gate = new();
    private readonly List<EmulatedMessage> _sent = [];

    internal EmulatedBot(World world, string username, string baseUrl, HttpMessageHandler connections)
    {
        World = world;
        _connections = connections;
        Id = 7_000_000_000 + world.NextId();
        Username = username;
        Token = string.Create(CultureInfo.InvariantCulture, $"{Id}:AA{Guid.NewGuid():N}");
        ClientOptions = new TelegramBotClientOptions(Token, baseUrl);
        Inbox = new BotInbox(world.Clock, NewHttpClient(), new WebhookReply(world, this).HandleAsync);
    }

    /// <summary>The bot's user id.</summary>
    public long Id { get; }

    /// <summary>Its name without the @.</summary>
    public string Username { get; }

    /// <summary>The token that the emulator accepts for this bot.</summary>
    public string Token { get; }

    /// <summary>Options of a client for this bot, at the emulator.</summary>
    public TelegramBotClientOptions ClientOptions { get; }

    /// <summary>Every request with this bot's token, in the order of arrival, refused ones included.</summary>
    public IReadOnlyList<BotRequest> Requests => World.Requests.Snapshot(this);

    /// <summary>Every message the bot has sent, in order, deleted ones included.</summary>
    public IReadOnlyList<EmulatedMessage> SentMessages
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    internal World World { get; }

    internal BotInbox Inbox { get; }

    /// <summary>Creates the real client, connected to the emulator.</summary>
    /// <param name="configure">
    /// Changes the options first: by default, Telegram.Bot waits and retries by itself after a 429, up to
    /// <see cref="TelegramBotClientOptions.RetryCount"/> attempts; with a count of 1 (or a threshold of 0) the
    /// exception is seen at once.
    /// </param>
    public TelegramBotClient CreateClient(Action<TelegramBotClientOptions>? configure = null)
    {
        TelegramBotClientOptions options = new(Token, ClientOptions.BaseUrl);
        configure?.Invoke(options);
        return new TelegramBotClient(options, NewHttpClient());
    }

    /// <summary>How many requests called a method, refused ones included.</summary>
    /// <param name="method">The method, in any case.</param>
    public int CountOf(string method) => Requests.Count(request => request.Calls(method));

    /// <summary>Waits until the bot has called a method that many times since the start, and returns that call.</summary>
    /// <param name="method">The method, in any case.</param>
    /// <param name="count">Which call, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">It did not come within <see cref="TelegramEmulatorOptions.Patience"/>.</exception>
    public Task<BotRequest> WaitForRequestAsync(
        string method,
        int count = 1,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return World.Patience.WaitAsync(
            World.Requests.Changed,
            () => Requests.Where(request => request.Calls(method)).ElementAtOrDefault(count - 1),
            $"call {count} of {method} by @{Username}",
            DescribeTraffic,
            cancellationToken
        );
    }

    /// <summary>Delivers an update of any kind.</summary>
    /// <param name="update">The update; an id of 0 is replaced by the next in sequence, in the copy that is delivered.</param>
    /// <returns>The update's id.</returns>
    /// <exception cref="JsonException">It cannot be written, for instance for a required enum that is unset.</exception>
    /// <remarks>
    /// Its callback or inline query can be answered. Its chat is not created: open it first where the bot will write to
    /// it. A kind the bot did not ask for (<c>allowed_updates</c>) is dropped, as Telegram does.
    /// </remarks>
    public int Deliver(Update update)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (update.CallbackQuery is { } press)
        {
            World.Presses.Open(this, press.Id);
        }

        if (update.InlineQuery is { } inlineQuery)
        {
            World.InlineQueries.Open(this, inlineQuery.Id);
        }

        return DeliverRaw(TelegramJson.Write(update));
    }

    /// <summary>Delivers a text as an update, however malformed.</summary>
    /// <param name="json">
    /// The update. An object without <c>update_id</c> (or with 0) gets the next in sequence; anything else is delivered to
    /// the letter.
    /// </param>
    /// <returns>The update's id, or for a text without one, a number without meaning to the bot.</returns>
    /// <remarks>
    /// An id that is lower than what a poller has confirmed is never seen by it. A text without a readable id cannot be
    /// confirmed by polling; it is handed to a poller once.
    /// </remarks>
    public int DeliverRaw(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return (int)Inbox.Queue.Add(nextId => PendingUpdate.Parse(json, nextId)).Id;
    }

    /// <summary>
    /// Waits until every update has been confirmed: by the next getUpdates of a poller, or with 2xx by a webhook.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <remarks>
    /// Telegram.Bot's poller handles one update after the other and confirms them with its next request, so all
    /// handlers of the updates so far have finished then.
    /// </remarks>
    /// <exception cref="TimeoutException">Some were not within <see cref="TelegramEmulatorOptions.Patience"/>.</exception>
    public async Task AllUpdatesConfirmedAsync(CancellationToken cancellationToken = default) =>
        _ = await World
            .Patience.WaitAsync(
                Inbox.Queue.Changed,
                () => Inbox.Queue.Pending.Count == 0 ? this : null,
                $"all updates of @{Username} to be confirmed",
                DescribeTraffic,
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>The bot as a user of Telegram.</summary>
    internal User ToUser() =>
        new()
        {
            Id = Id,
            IsBot = true,
            FirstName = Username,
            Username = Username,
        };

    internal void Record(EmulatedMessage message)
    {
        lock (_gate)
        {
            _sent.Add(message);
        }
    }

    /// <summary>What has happened so far, for messages of exceptions.</summary>
    internal string DescribeTraffic()
    {
        IReadOnlyList<PendingUpdate> pending = Inbox.Queue.Pending;
        string updates = string.Join(", ", pending.Take(5).Select(update => $"{update.Id} {update.Kind}"));
        string more = pending.Count > 5 ? ", ..." : string.Empty;
        string dropped = string.Join(", ", Inbox.Queue.Unwanted.Select(kind => $"{kind.Key} ({kind.Value})"));
        return World.Requests.Describe(this)
            + (pending.Count == 0 ? " No update is pending." : $" Pending updates: {pending.Count} ({updates}{more}).")
            + (dropped.Length == 0 ? string.Empty : $" Dropped, as allowed_updates does not list them: {dropped}.")
            + (Inbox.Webhook?.LastFailure is { } failure ? $" Last webhook failure: {failure.Message}." : string.Empty);
    }

    private HttpClient NewHttpClient() => new(_connections, disposeHandler: false);
}
