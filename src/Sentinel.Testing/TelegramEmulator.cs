using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sentinel.Testing.Api;

namespace Sentinel.Testing;

/// <summary>
/// A Telegram Bot API server on loopback: drives a bot through the real Telegram.Bot client, without a network.
/// </summary>
/// <remarks>
/// Emulated methods: getMe, getUpdates, setWebhook, deleteWebhook, getWebhookInfo, sendMessage, editMessageText,
/// deleteMessage, answerCallbackQuery, answerInlineQuery. Any other method is answered with error 404, and recorded.
/// All members of all types may be used from any thread.
/// </remarks>
public sealed class TelegramEmulator : IAsyncDisposable
{
    private readonly World _world;
    private readonly WebApplication _server;
    private readonly SocketsHttpHandler _connections = new() { UseProxy = false, AllowAutoRedirect = false };
    private int _disposed;

    private TelegramEmulator(World world, WebApplication server)
    {
        _world = world;
        _server = server;
        BaseUrl = server.Urls.First();
    }

    /// <summary>The server's address, such as <c>http://127.0.0.1:41234</c>; the <c>baseUrl</c> of a client.</summary>
    public string BaseUrl { get; }

    /// <summary>Every request that reached the emulator, of all bots, in the order of arrival.</summary>
    public IReadOnlyList<BotRequest> Requests => _world.Requests.Snapshot();

    /// <summary>Starts an emulator on a free port of 127.0.0.1.</summary>
    /// <param name="cancellationToken">Breaks off the start.</param>
    public static Task<TelegramEmulator> StartAsync(CancellationToken cancellationToken = default) =>
        StartAsync(new TelegramEmulatorOptions(), cancellationToken);

    /// <summary>Starts an emulator on a free port of 127.0.0.1.</summary>
    /// <param name="options">Its clock and its limits.</param>
    /// <param name="cancellationToken">Breaks off the start.</param>
    public static async Task<TelegramEmulator> StartAsync(
        TelegramEmulatorOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        World world = new(options);

        // The empty builder reads no configuration of the application under test, and logs nothing.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IHostLifetime, DetachedLifetime>();
        WebApplication server = builder.Build();
        server.Run(new ApiEndpoint(world).HandleAsync);
        try
        {
            await server.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new TelegramEmulator(world, server);
    }

    /// <summary>Registers a bot. It sees every message of its groups, as with privacy mode off.</summary>
    /// <param name="username">Its name without the @, such as <c>ShopBot</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="username"/> is empty or begins with @.</exception>
    public EmulatedBot AddBot(string username)
    {
        EmulatedUser.CheckUsername(username);
        EmulatedBot bot = new(_world, username, BaseUrl, _connections);
        _world.Add(bot);
        return bot;
    }

    /// <summary>Adds a person.</summary>
    /// <param name="firstName">The name shown in chats.</param>
    /// <param name="id">The user's id, or null for a new one.</param>
    /// <param name="username">The name without the @, or null for none.</param>
    /// <exception cref="ArgumentException"><paramref name="username"/> is empty or begins with @.</exception>
    public EmulatedUser AddUser(string firstName, long? id = null, string? username = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(firstName);
        if (username is not null)
        {
            EmulatedUser.CheckUsername(username);
        }

        return new EmulatedUser(_world, id ?? 1_000_000 + _world.NextId(), firstName, username);
    }

    /// <summary>Adds a supergroup. Any user may speak in it: <c>group.As(alice).Send("hi")</c>.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="bots">The bots that are members.</param>
    public EmulatedChat AddGroup(string title, params EmulatedBot[] bots) =>
        Add(EmulatedChat.Group(_world, title, bots));

    /// <summary>Adds a channel: <c>channel.Send("news")</c> posts to it.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="bots">The bots that are its administrators, and so get its posts.</param>
    public EmulatedChat AddChannel(string title, params EmulatedBot[] bots) =>
        Add(EmulatedChat.Channel(_world, title, bots));

    /// <summary>Refuses the next requests with 429 "Too Many Requests: retry after N".</summary>
    /// <param name="method">The method, or null for all but getUpdates (a poller would use the refusals up).</param>
    /// <param name="retryAfter">Seconds that the bot is told to wait; at least 1.</param>
    /// <param name="times">How many requests are refused; <see cref="int.MaxValue"/> for practically all.</param>
    /// <remarks>Telegram.Bot's client waits and retries by itself: see <see cref="EmulatedBot.CreateClient"/>.</remarks>
    public void Refuse(string? method = null, int retryAfter = 1, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        _world.Flood.Add(method, retryAfter, times);
    }

    /// <summary>Stops the server: long polls and webhook deliveries are broken off.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        // The server first, which aborts its requests: nothing can set a webhook after that.
        await _server.DisposeAsync().ConfigureAwait(false);
        foreach (EmulatedBot bot in _world.Bots)
        {
            await bot.Inbox.DisposeAsync().ConfigureAwait(false);
        }

        _connections.Dispose();
    }

    private EmulatedChat Add(EmulatedChat chat)
    {
        _world.Add(chat);
        return chat;
    }
}
