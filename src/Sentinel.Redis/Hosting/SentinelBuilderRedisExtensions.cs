using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sentinel.Hosting;
using Sentinel.Limiting;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets the instances of a bot share their limits through Redis.</summary>
public static class SentinelBuilderRedisExtensions
{
    /// <summary>Counts in Redis. The host's start fails where Redis says that it will not count, and not where it cannot be reached.</summary>
    /// <param name="builder">What <c>AddSentinel</c> gave.</param>
    /// <param name="configuration">
    /// <see href="https://stackexchange.github.io/StackExchange.Redis/Configuration">StackExchange.Redis's own string</see>, such
    /// as <c>localhost:6379</c>, or a URL such as <c>redis://user:password@localhost:6379/0</c>.
    /// </param>
    /// <param name="configure">Sets options. They can be bound, too: <c>Services.Configure&lt;RedisStoreOptions&gt;(section)</c>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The string cannot be read.</exception>
    public static SentinelBuilder UseRedis(
        this SentinelBuilder builder,
        string configuration,
        Action<RedisStoreOptions>? configure = null
    ) => UseRedis(builder, RedisConfiguration.Parse(configuration), configure);

    /// <summary>Counts in Redis. The host's start fails where Redis says that it will not count, and not where it cannot be reached.</summary>
    /// <param name="builder">What <c>AddSentinel</c> gave.</param>
    /// <param name="configuration">The connection; it is copied.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">No server is named.</exception>
    public static SentinelBuilder UseRedis(
        this SentinelBuilder builder,
        ConfigurationOptions configuration,
        Action<RedisStoreOptions>? configure = null
    )
    {
        ConfigurationOptions prepared = RedisConfiguration.Prepare(configuration);
        return Use(builder, (options, logger) => RedisStore.Open(prepared, options, logger), configure);
    }

    /// <summary>Counts in Redis, on a connection that its owner disposes of.</summary>
    /// <param name="builder">What <c>AddSentinel</c> gave.</param>
    /// <param name="connection">
    /// The connection. Its <see cref="ConfigurationOptions.BacklogPolicy"/> should be <see cref="BacklogPolicy.FailFast"/>.
    /// </param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The same builder.</returns>
    public static SentinelBuilder UseRedis(
        this SentinelBuilder builder,
        IConnectionMultiplexer connection,
        Action<RedisStoreOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(connection);
        return Use(builder, (options, logger) => new RedisStore(connection, options, logger), configure);
    }

    private static SentinelBuilder Use(
        SentinelBuilder builder,
        Func<RedisStoreOptions, ILogger<RedisStore>?, RedisStore> open,
        Action<RedisStoreOptions>? configure
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        OptionsBuilder<RedisStoreOptions> options = builder.Services.AddOptions<RedisStoreOptions>();
        options.Configure<TimeProvider>(
            static (options, clock) =>
                // The application may have set one before.
                options.TimeProvider = options.TimeProvider == TimeProvider.System ? clock : options.TimeProvider
        );
        if (configure is not null)
        {
            options.Configure(configure);
        }

        builder.Services.RemoveAll<RedisStore>();
        builder.Services.AddSingleton(services =>
            open(
                services.GetRequiredService<IOptions<RedisStoreOptions>>().Value,
                services.GetService<ILogger<RedisStore>>()
            )
        );
        builder.Services.Replace(
            ServiceDescriptor.Singleton<LimiterStore>(static services => services.GetRequiredService<RedisStore>())
        );
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RedisStartCheck>());
        return builder;
    }
}
