using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sentinel.Hosting;
using Sentinel.Limiting;

namespace Sentinel.Redis.Tests.Hosting;

/// <summary>An application whose bot counts in Redis, built as its author would.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    private static int _hosts;

    private readonly IHost _host;

    internal BotHost(Action<SentinelBuilder> use, params (string Key, string Value)[] settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            settings.Select(static setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))
        );
        builder.Services.AddLogging(logging => logging.AddProvider(Logs));
        if (settings.Length > 0)
        {
            builder.Services.Configure<RedisStoreOptions>(builder.Configuration.GetSection("Sentinel:Redis"));
        }

        use(builder.Services.AddSentinel());
        builder.Services.PostConfigure<RedisStoreOptions>(options =>
            options.Prefix = options.Prefix == "sentinel" ? Prefix : options.Prefix
        );
        _host = builder.Build();
    }

    /// <summary>Keys of its own, where the test has none.</summary>
    internal string Prefix { get; } = $"h{Interlocked.Increment(ref _hosts)}";

    internal RecordingLogs Logs { get; } = new();

    internal IServiceProvider Services => _host.Services;

    internal LimiterStore Store => Services.GetRequiredService<LimiterStore>();

    /// <summary>Three calls of a user in a minute; see <see cref="KeyOf"/>.</summary>
    internal static PolicySet Policies { get; } =
        new("Shop.StartAsync", LimitPolicy.Throttle("b", 3, TimeSpan.FromMinutes(1)));

    /// <summary>The key of the counter of a user.</summary>
    internal static string KeyOf(string prefix, long user) => $"{prefix}:{{77:user:{user}}}:b";

    internal Task StartAsync() => _host.StartAsync();

    internal Task StopAsync() => _host.StopAsync();

    /// <summary>One call of a user.</summary>
    internal async Task<Verdict> CallAsync(long user) => await Store.DecideAsync(Policies, Calls.By(user));

    /// <summary>What its start fails with.</summary>
    internal async Task<TException> FailsToStartAsync<TException>()
        where TException : Exception => (await Assert.ThrowsAsync<TException>(StartAsync))!;

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
