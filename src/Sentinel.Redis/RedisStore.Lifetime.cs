using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Sentinel.Dispatch;
using Sentinel.Limiting.Outages;
using Sentinel.Limiting.Refusals;
using StackExchange.Redis;

namespace Sentinel.Limiting;

/// <content>How a store begins and ends.</content>
public sealed partial class RedisStore : IAsyncDisposable, IDisposable
{
    private Exception? _failedToConnect;

    /// <summary>A store on a connection that its owner disposes of.</summary>
    /// <param name="connection">
    /// The connection. Its <see cref="ConfigurationOptions.BacklogPolicy"/> should be <see cref="BacklogPolicy.FailFast"/>: what
    /// waits for a connection is charged when it comes, long after its decision was made without it. A dead connection is noticed
    /// after four times its <see cref="ConfigurationOptions.AsyncTimeout"/>, by default 20 s, and a replica that was made the master
    /// after <see cref="ConfigurationOptions.ConfigCheckSeconds"/>, by default 60 s.
    /// </param>
    /// <param name="options">How it is asked.</param>
    /// <param name="logger">Learns when Redis fails and when it answers again; by default nobody does.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public RedisStore(
        IConnectionMultiplexer connection,
        RedisStoreOptions? options = null,
        ILogger<RedisStore>? logger = null
    )
        : this(
            connection,
            options ?? new RedisStoreOptions(),
            logger ?? NullLogger<RedisStore>.Instance,
            ownsConnection: false
        ) { }

    private RedisStore(
        IConnectionMultiplexer connection,
        RedisStoreOptions options,
        ILogger logger,
        bool ownsConnection
    )
    {
        ArgumentNullException.ThrowIfNull(connection);
        options = options.Copy();
        options.Validate();
        _connection = connection;
        _logger = new UnfailingLogger(logger);
        _ownsConnection = ownsConnection;
        _refusals = new KnownRefusals(options.RefusalCacheSize, options.TimeProvider);
        _local = new LocalCounters(options);
        _circuits = new Circuits(options, _logger);
        _counters = new RemoteCounters(connection, options, new Refunds(_refusals, _circuits));
    }

    /// <summary>Connects to Redis.</summary>
    /// <param name="configuration">
    /// <see href="https://stackexchange.github.io/StackExchange.Redis/Configuration">StackExchange.Redis's own string</see>, such
    /// as <c>localhost:6379</c> or <c>one:6379,two:6379,password=...</c>, or a URL such as
    /// <c>redis://user:password@localhost:6379/0</c>.
    /// </param>
    /// <param name="options">How it is asked.</param>
    /// <param name="logger">Learns when Redis fails and when it answers again; by default nobody does.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The string cannot be read, or an option is out of range.</exception>
    /// <exception cref="RedisSetupException">Redis answers, and says that it will not count.</exception>
    /// <exception cref="RedisConnectionException">With Redis Sentinel, no master can be found.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static Task<RedisStore> ConnectAsync(
        string configuration,
        RedisStoreOptions? options = null,
        ILogger<RedisStore>? logger = null,
        CancellationToken cancellationToken = default
    ) => ConnectAsync(RedisConfiguration.Parse(configuration), options, logger, cancellationToken);

    /// <summary>Connects to Redis. A server that cannot be reached is no error: it is tried again in the background.</summary>
    /// <param name="configuration">
    /// The connection. It is copied; of the copy <see cref="ConfigurationOptions.BacklogPolicy"/> is
    /// <see cref="BacklogPolicy.FailFast"/>, so that nothing is charged long after it was decided, and it notices a dead connection
    /// soon: <see cref="ConfigurationOptions.AsyncTimeout"/> is the deadline, at least 1 s,
    /// <see cref="ConfigurationOptions.HeartbeatConsistencyChecks"/> are on, and <see cref="ConfigurationOptions.ConfigCheckSeconds"/> is
    /// at most 2, so that a replica that was made the master is found.
    /// </param>
    /// <param name="options">How it is asked.</param>
    /// <param name="logger">Learns when Redis fails and when it answers again; by default nobody does.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">No server is named, or an option is out of range.</exception>
    /// <exception cref="RedisSetupException">Redis answers, and says that it will not count.</exception>
    /// <exception cref="RedisConnectionException">With Redis Sentinel, no master can be found.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<RedisStore> ConnectAsync(
        ConfigurationOptions configuration,
        RedisStoreOptions? options = null,
        ILogger<RedisStore>? logger = null,
        CancellationToken cancellationToken = default
    )
    {
        RedisStore store = await OpenAsync(configuration, options, logger, cancellationToken).ConfigureAwait(false);
        try
        {
            await store.VerifyAsync(cancellationToken).ConfigureAwait(false);
            return store;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Asks the server whether it will count: for start-up, where a wrong set-up should be an error and not an outage. A server
    /// that cannot be reached is logged, and is no error.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RedisSetupException">It is a read-only replica, runs no scripts, refuses TIME, lacks a right, ...</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task VerifyAsync(CancellationToken cancellationToken = default) =>
        SetupCheck.RunAsync(_connection, _failedToConnect, _counters, _logger, cancellationToken);

    /// <summary>Closes the connection, if <c>ConnectAsync</c> opened it. Decisions after that are made without Redis.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_ownsConnection)
        {
            // Whoever waits still decides without Redis: a server that hangs must not keep the bot from stopping.
            await _connection.CloseAsync(allowCommandsToComplete: false).ConfigureAwait(false);
            await _connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>As <see cref="DisposeAsync"/>, for containers that are not disposed of asynchronously.</summary>
    public void Dispose()
    {
        if (_ownsConnection)
        {
            _connection.Close(allowCommandsToComplete: false);
            _connection.Dispose();
        }
    }

    /// <summary>For containers, whose factories cannot wait in any other way. The host calls <see cref="VerifyAsync"/>.</summary>
    internal static RedisStore Open(
        ConfigurationOptions configuration,
        RedisStoreOptions options,
        ILogger<RedisStore>? logger
    ) => OpenAsync(configuration, options, logger, CancellationToken.None).GetAwaiter().GetResult();

    private static async Task<RedisStore> OpenAsync(
        ConfigurationOptions configuration,
        RedisStoreOptions? options,
        ILogger<RedisStore>? logger,
        CancellationToken cancellationToken
    )
    {
        options ??= new RedisStoreOptions();
        options.Validate();
        ILogger log = logger ?? NullLogger<RedisStore>.Instance;
        (IConnectionMultiplexer connection, Exception? failure) = await RedisConfiguration
            .OpenAsync(configuration, options.Deadline, cancellationToken)
            .ConfigureAwait(false);
        return new RedisStore(connection, options, log, ownsConnection: true) { _failedToConnect = failure };
    }
}
