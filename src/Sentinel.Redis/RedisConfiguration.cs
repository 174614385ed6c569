using StackExchange.Redis;

namespace Sentinel.Limiting;

/// <summary>Opens connections as a limiter needs them.</summary>
internal static class RedisConfiguration
{
    // By default a client asks once a minute which server is the master: after a failover nobody would count until then.
    private const int SecondsBetweenLooksForTheMaster = 2;

    // For how long the start waits to learn why there is no connection, in milliseconds.
    private const int LongestDoubt = 2_000;

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="ArgumentException">It cannot be read. Its value is not told: it may contain a password.</exception>
    public static ConfigurationOptions Parse(string configuration)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(configuration);
        try
        {
            return RedisUrl.Parse(configuration) ?? ConfigurationOptions.Parse(configuration);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new ArgumentException(
                $"The connection string of Redis cannot be read: {exception.Message} It looks like 'host:6379,password=...'.",
                nameof(configuration),
                exception
            );
        }
    }

    /// <summary>A copy that fails at once where there is no connection, and connects in the background until there is one.</summary>
    public static ConfigurationOptions Prepare(ConfigurationOptions configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration.EndPoints.Count == 0)
        {
            throw new ArgumentException("The configuration of Redis names no server.", nameof(configuration));
        }

        ConfigurationOptions prepared = configuration.Clone();
        prepared.BacklogPolicy = BacklogPolicy.FailFast;
        prepared.AbortOnConnectFail = false;
        prepared.ClientName ??= "Sentinel";

        // Each second an ECHO that must come back: replies that have got out of step would be told to others for ever.
        prepared.HeartbeatConsistencyChecks = true;
        prepared.ConfigCheckSeconds = Math.Min(prepared.ConfigCheckSeconds, SecondsBetweenLooksForTheMaster);
        return prepared;
    }

    /// <summary>The same, for decisions that wait no longer than a deadline.</summary>
    public static ConfigurationOptions Prepare(ConfigurationOptions configuration, TimeSpan deadline)
    {
        ConfigurationOptions prepared = Prepare(configuration);

        // The client gives a connection up when nothing has come for four of these. Nobody waits for longer than the deadline,
        // so a dead one need not stay for the 20 s that are its default.
        prepared.AsyncTimeout = (int)Math.Max(1_000, deadline.TotalMilliseconds);
        return prepared;
    }

    /// <summary>Opens a connection, or says why it is still being tried in the background.</summary>
    /// <exception cref="RedisSetupException">The server refuses the user or the password.</exception>
    public static async Task<(IConnectionMultiplexer Connection, Exception? Failure)> OpenAsync(
        ConfigurationOptions configuration,
        TimeSpan deadline,
        CancellationToken cancellationToken
    )
    {
        ConfigurationOptions prepared = Prepare(configuration, deadline);
        ConnectionMultiplexer connection = await ConnectAsync(prepared, cancellationToken).ConfigureAwait(false);
        try
        {
            return (
                connection,
                connection.IsConnected ? null : await WhyNotAsync(prepared, cancellationToken).ConfigureAwait(false)
            );
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // One that tries on in the background does not say what it fails with; one that gives up does.
    private static async Task<Exception?> WhyNotAsync(
        ConfigurationOptions prepared,
        CancellationToken cancellationToken
    )
    {
        ConfigurationOptions once = prepared.Clone();
        once.AbortOnConnectFail = true;
        once.ConnectRetry = 1;
        once.ConnectTimeout = Math.Min(once.ConnectTimeout, LongestDoubt);
        try
        {
            ConnectionMultiplexer connection = await ConnectAsync(once, cancellationToken).ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
            return null;
        }
        catch (RedisConnectionException failure)
            when (failure.FailureType == ConnectionFailureType.AuthenticationFailure)
        {
            throw new RedisSetupException(
                $"Redis refuses the user or the password that it was given: {failure.Message}",
                failure
            );
        }
        catch (RedisConnectionException failure)
        {
            string servers = string.Join(", ", once.EndPoints);
            return new RedisException($"There is no connection to {servers}.", failure);
        }
    }

    private static async Task<ConnectionMultiplexer> ConnectAsync(
        ConfigurationOptions prepared,
        CancellationToken cancellationToken
    )
    {
        Task<ConnectionMultiplexer> connecting = ConnectionMultiplexer.ConnectAsync(prepared);
        try
        {
            return await connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It would try to connect for ever, for nobody.
            _ = connecting.ContinueWith(
                static connected => connected.Result.Dispose(),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnRanToCompletion,
                TaskScheduler.Default
            );
            throw;
        }
    }
}
