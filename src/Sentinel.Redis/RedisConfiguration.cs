using Microsoft.Extensions.Logging;
using Sentinel.Limiting.Outages;
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
            return ConfigurationOptions.Parse(configuration);
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

    /// <summary>Opens a connection.</summary>
    /// <exception cref="RedisSetupException">The server refuses the user or the password.</exception>
    public static async Task<IConnectionMultiplexer> OpenAsync(
        ConfigurationOptions configuration,
        TimeSpan deadline,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        ConfigurationOptions prepared = Prepare(configuration, deadline);
        try
        {
            prepared.AbortOnConnectFail = true;
            return await ConnectionMultiplexer
                .ConnectAsync(prepared)
                .WaitAsync(cancellationToken)
                .ConfigureAwait(false);
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

            RedisLog.Unreachable(logger, exception);
        }

        prepared.AbortOnConnectFail = false;
        return await ConnectionMultiplexer.ConnectAsync(prepared).WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
