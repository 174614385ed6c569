using Microsoft.Extensions.DependencyInjection;
using Sentinel.Limiting;
using Sentinel.Redis.Tests.Servers;
using StackExchange.Redis;

namespace Sentinel.Redis.Tests.Hosting;

/// <summary>Whoever opens a connection closes it.</summary>
internal sealed class OwnershipTests
{
    private readonly string _name = $"client-{Guid.NewGuid():N}";

    private string Configuration => $"{SharedServers.RedisServer.Address},name={_name}";

    [Test]
    public async Task A_connection_that_the_store_opened_is_closed_with_the_host()
    {
        BotHost bot = new(builder => builder.UseRedis(Configuration));
        await bot.StartAsync();
        Assert.That(Connections.AreOpen(SharedServers.RedisServer, _name), Is.True);

        await bot.StopAsync();
        await bot.DisposeAsync();

        Assert.That(await Connections.AreClosedAsync(SharedServers.RedisServer, _name), Is.True);

        // What is collected is closed, too: that is not what is meant.
        GC.KeepAlive(bot);
    }

    [Test]
    public async Task So_it_is_with_a_container_that_is_disposed_of_synchronously()
    {
        ServiceCollection services = new();
        services.AddSentinel().UseRedis(Configuration);
        LimiterStore store;
        using (ServiceProvider provider = services.BuildServiceProvider())
        {
            store = provider.GetRequiredService<LimiterStore>();
            Assert.That(Connections.AreOpen(SharedServers.RedisServer, _name), Is.True);
        }

        Assert.That(await Connections.AreClosedAsync(SharedServers.RedisServer, _name), Is.True);
        GC.KeepAlive(store);
    }

    [Test]
    public async Task A_connection_of_the_application_stays_open()
    {
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(Configuration);
        BotHost bot = new(builder => builder.UseRedis(connection));
        await bot.StartAsync();
        await bot.StopAsync();
        await bot.DisposeAsync();
        ServiceCollection services = new();
        services.AddSentinel().UseRedis(connection);
        services.BuildServiceProvider().GetRequiredService<LimiterStore>();

        Assert.That(connection.IsConnected, Is.True);
        Assert.That(await connection.GetDatabase().PingAsync(), Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task A_start_that_fails_leaves_no_connection_behind()
    {
        using RedisServer replica = new("--replicaof", "127.0.0.1", "1");
        string configuration = $"{replica.Address},name={_name}";

        await Assert.ThrowsAsync<RedisSetupException>(() => RedisStore.ConnectAsync(configuration));

        Assert.That(await Connections.AreClosedAsync(replica, _name), Is.True);
    }

    [Test]
    public async Task One_that_is_refused_does_not_go_on_trying_in_the_background()
    {
        using RedisServer server = new("--requirepass", "correct");
        int attempts = 0;
        ConfigurationOptions options = ConfigurationOptions.Parse($"{server.Address},password=wrong");
        options.ReconnectRetryPolicy = new LinearRetry(10);
        options.BeforeSocketConnect = (_, _, _) => Interlocked.Increment(ref attempts);

        await Assert.ThrowsAsync<RedisSetupException>(() => RedisStore.ConnectAsync(options));

        // The client looks after its connections once a second.
        int before = Volatile.Read(ref attempts);
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        Assert.That(Volatile.Read(ref attempts), Is.EqualTo(before).And.GreaterThan(0));
    }
}
