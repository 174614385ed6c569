using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sentinel.Limiting;
using Sentinel.Redis.Tests.Servers;
using StackExchange.Redis;

namespace Sentinel.Redis.Tests.Hosting;

/// <summary>A server that answers, and will not count, fails the start: that is a wrong set-up, and no outage.</summary>
internal sealed class RefusedSetupTests
{
    private const string Password = "correct-horse";
    private const string Wrong = "battery-staple";

    [TestCase($"password={Wrong}")]
    [TestCase($"user=bot,password={Wrong}")]
    [TestCase("")]
    public async Task A_password_that_is_wrong_or_missing(string login)
    {
        using RedisServer server = new("--requirepass", Password);
        await using BotHost bot = new(builder => builder.UseRedis($"{server.Address},{login}"));

        RedisSetupException failure = await bot.FailsToStartAsync<RedisSetupException>();

        Assert.That(failure.Message, Does.Contain("password"));
        Assert.That(failure.ToString(), Does.Not.Contain(Wrong).And.Not.Contain(Password));
        Assert.That(bot.Logs.Lines, Has.None.Contain(Wrong).And.None.Contain(Password));
    }

    [Test]
    public async Task The_right_password_starts()
    {
        using RedisServer server = new("--requirepass", Password);
        await using BotHost bot = new(builder => builder.UseRedis($"redis://:{Password}@{server.Address}"));
        await bot.StartAsync();

        Assert.That((await bot.CallAsync(1)).Remaining, Is.EqualTo(2));
        Assert.That(bot.Logs.Lines, Has.None.Contain(Password));
    }

    [Test]
    public async Task A_read_only_replica()
    {
        using RedisServer replica = new("--replicaof", "127.0.0.1", "1");

        Assert.That(await FailureAsync(replica.Address), Does.Contain("read-only replica").And.Contain("master"));
    }

    [Test]
    public async Task What_was_registered_before_is_not_started_either()
    {
        using RedisServer replica = new("--replicaof", "127.0.0.1", "1");
        Poller poller = new();
        await using BotHost bot = new(builder =>
        {
            builder.Services.AddSingleton<IHostedService>(poller);
            builder.UseRedis(replica.Address);
        });

        await bot.FailsToStartAsync<RedisSetupException>();

        Assert.That(poller.HasStarted, Is.False);
    }

    [Test]
    public async Task Without_a_host_it_fails_the_start_of_the_service()
    {
        using RedisServer replica = new("--replicaof", "127.0.0.1", "1");
        ServiceCollection services = new();
        services.AddSentinel().UseRedis(replica.Address);
        await using ServiceProvider provider = services.BuildServiceProvider();
        IHostedService check = provider.GetServices<IHostedService>().Single();

        await Assert.ThrowsAsync<RedisSetupException>(() => check.StartAsync(default));
    }

    [TestCase("-eval")]
    [TestCase("-evalsha")]
    [TestCase("-time")]
    [TestCase("-get")]
    [TestCase("-set")]
    [TestCase("-del")]
    [TestCase("resetkeys ~other:*")]
    public async Task A_user_without_a_right(string without)
    {
        using RedisServer server = new();
        server.Command(["ACL", "SETUSER", "bot", "on", ">pw", "~*", "&*", "+@all", .. without.Split(' ')]);

        Assert.That(
            await FailureAsync($"{server.Address},user=bot,password=pw"),
            Does.Contain("lacks a right").And.Contain("EVALSHA")
        );
    }

    /// <summary>The line of docs/redis.md.</summary>
    [Test]
    public async Task A_user_with_the_rights_that_the_documentation_names_is_enough()
    {
        using RedisServer server = new();
        server.Command([
            .. "ACL SETUSER bot on >pw resetkeys ~sentinel:* resetchannels -@all +eval +evalsha +get +set +del +time +ping +echo +info +client".Split(
                ' '
            ),
        ]);
        await using BotHost bot = new(builder =>
            builder.UseRedis($"{server.Address},user=bot,password=pw", static o => o.Prefix = "sentinel:shop")
        );
        await bot.StartAsync();
        Verdict verdict = await bot.CallAsync(1);
        await bot.Store.RefundAsync(BotHost.Policies, Calls.By(1), verdict);
        await bot.CallAsync(1);
        await bot.Store.ResetAsync(BotHost.Policies, Calls.By(1));

        Assert.That((await bot.Store.PeekAsync(BotHost.Policies, Calls.By(1))).Remaining, Is.EqualTo(3));
        Assert.That(bot.Logs.Lines, Is.Empty);
    }

    [Test]
    public async Task A_server_that_is_full_and_evicts_nothing()
    {
        using RedisServer server = new("--maxmemory", "1", "--maxmemory-policy", "noeviction");

        Assert.That(await FailureAsync(server.Address), Does.Contain("full").And.Contain("maxmemory"));
    }

    [Test]
    public async Task A_server_that_refuses_time_in_scripts()
    {
        // As managed services do it that have renamed or removed the command.
        using RedisServer server = new("--rename-command", "TIME", "");

        Assert.That(await FailureAsync(server.Address), Does.Contain("RedisStoreOptions.Clock"));

        await using BotHost bot = new(builder =>
            builder.UseRedis(server.Address, static options => options.Clock = RedisClock.Caller)
        );
        await bot.StartAsync();
        Assert.That((await bot.CallAsync(1)).Remaining, Is.EqualTo(2));
        Assert.That(bot.Logs.Lines, Is.Empty);
    }

    [TestCase("", 99)]
    [TestCase(",defaultDatabase=99", null)]
    public async Task A_database_that_the_server_does_not_have(string option, int? database)
    {
        await using BotHost bot = new(builder =>
            builder.UseRedis(SharedServers.RedisServer.Address + option, options => options.Database = database)
        );

        Assert.That((await bot.FailsToStartAsync<RedisSetupException>()).Message, Does.Contain("database"));
    }

    [Test]
    public async Task A_second_database_of_a_cluster()
    {
        await using BotHost bot = new(static builder =>
            builder.UseRedis(SharedServers.Cluster, static options => options.Database = 1)
        );

        Assert.That((await bot.FailsToStartAsync<RedisSetupException>()).Message, Does.Contain("database"));
    }

    [TestCase("RPUSH")]
    [TestCase("SET")]
    public async Task A_key_of_somebody_else(string command)
    {
        using RedisServer server = new();
        server.Command(command, "taken:{1:global}:sentinel.probe", "a value of theirs");

        Assert.That(await FailureAsync(server.Address, "taken"), Does.Contain("RedisStoreOptions.Prefix"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("localhost,passwort=geheim")]
    [TestCase("localhost,syncTimeout=soon")]
    [TestCase("password=geheim")]
    [TestCase("redis://")]
    [TestCase("redis://:geheim@localhost/zero")]
    [TestCase("redis://:geheim@localhost/0?ssl_cert_reqs=none")]
    [TestCase("redis://user:123#geheim@localhost:6379")]
    [TestCase("redis://user:123/geheim@localhost/0")]
    public void A_string_that_cannot_be_read_fails_at_once(string? configuration) =>
        Assert.That(
            () => new ServiceCollection().AddSentinel().UseRedis(configuration!),
            Throws.InstanceOf<ArgumentException>().With.Property("Message").Not.Contain("geheim")
        );

    [Test]
    public void No_server_and_no_connection_fail_at_once()
    {
        Assert.Throws<ArgumentException>(static () =>
            new ServiceCollection().AddSentinel().UseRedis(new ConfigurationOptions())
        );
        Assert.Throws<ArgumentNullException>(static () =>
            new ServiceCollection().AddSentinel().UseRedis((ConfigurationOptions)null!)
        );
        Assert.Throws<ArgumentNullException>(static () =>
            new ServiceCollection().AddSentinel().UseRedis((IConnectionMultiplexer)null!)
        );
    }

    private sealed class Poller : IHostedService
    {
        internal bool HasStarted { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            HasStarted = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private static async Task<string> FailureAsync(string configuration, string prefix = "sentinel:t")
    {
        await using BotHost bot = new(builder => builder.UseRedis(configuration, options => options.Prefix = prefix));
        return (await bot.FailsToStartAsync<RedisSetupException>()).Message;
    }
}
