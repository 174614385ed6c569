using StackExchange.Redis;

namespace Sentinel.Limiting;

/// <summary>Opens connections as a limiter needs them.</summary>
internal static class RedisConfiguration
{
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
        return prepared;
    }

    /// <summary>Opens a connection, or says why it is still being tried in the background.</summary>
    /// <exception cref="RedisSetupException">The server refuses the user or the password.</exception>
    public static async Task<(IConnectionMultiplexer Connection, Exception? Failure)> OpenAsync(
        ConfigurationOptions configuration,
        CancellationToken cancellationToken
    )
    {
        ConfigurationOptions prepared = Prepare(configuration);
        RedisConnectionException failure;
        try
        {
            prepared.AbortOnConnectFail = true;
            return (await ConnectAsync(prepared, cancellationToken).ConfigureAwait(false), null);
        }
        catch (RedisConnectionException exception)
        {
            if (exception.FailureType == ConnectionFailureType.AuthenticationFailure)
            {
                throw new RedisSetupException(
                    $"Redis refuses the user or the password that it was given: {exception.Message}",
                    exception
                );
            }

            failure = exception;
        }

        prepared.AbortOnConnectFail = false;
        return (await ConnectAsync(prepared, cancellationToken).ConfigureAwait(false), failure);
    }

    private static Task<ConnectionMultiplexer> ConnectAsync(
        ConfigurationOptions prepared,
        CancellationToken cancellationToken
    ) => ConnectionMultiplexer.ConnectAsync(prepared).WaitAsync(cancellationToken);
}
