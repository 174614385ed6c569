using Microsoft.Extensions.DependencyInjection;
using Sentinel.Limiting;
using StackExchange.Redis;

namespace Sentinel.Redis.Tests.Hosting;

/// <summary>However the connection is given, the container's store is the one in Redis, and counts there.</summary>
internal sealed class UseRedisTests
{
    private static string Address => SharedServers.RedisServer.Address;

    [Test]
    public Task A_string_is_enough() => CountsInRedisAsync(new BotHost(static bot => bot.UseRedis(Address)));

    [Test]
    public Task A_url_is_read() => CountsInRedisAsync(new BotHost(static bot => bot.UseRedis($"redis://{Address}/0")));

    [Test]
    public Task Options_of_the_client_are_taken() =>
        CountsInRedisAsync(
            new BotHost(static bot => bot.UseRedis(new ConfigurationOptions { EndPoints = { Address } }))
        );

    [Test]
    public Task A_connection_of_the_application_is_taken() =>
        CountsInRedisAsync(new BotHost(static bot => bot.UseRedis(SharedServers.Redis)));

    [Test]
    public async Task The_options_of_the_client_are_copied_and_left_alone()
    {
        ConfigurationOptions options = new() { EndPoints = { Address }, BacklogPolicy = BacklogPolicy.Default };
        await using BotHost bot = new(builder => builder.UseRedis(options));
        await bot.StartAsync();

        Assert.That(options.BacklogPolicy, Is.SameAs(BacklogPolicy.Default));
        Assert.That(options.ClientName, Is.Null);
        Assert.That(options.AbortOnConnectFail, Is.EqualTo(new ConfigurationOptions().AbortOnConnectFail));
    }

    [Test]
    public async Task Of_two_the_last_wins_and_the_first_is_never_connected_to()
    {
        string first = $"first-{Guid.NewGuid():N}";
        await using BotHost bot = new(builder =>
            builder.UseRedis($"{Address},name={first},defaultDatabase=3").UseRedis(SharedServers.Redis)
        );
        await bot.StartAsync();
        await bot.CallAsync(1);

        Assert.That(IsThere(bot.Prefix, 1), Is.True);
        Assert.That(Connections.AreOpen(SharedServers.RedisServer, first), Is.False);
        Assert.That(bot.Services.GetServices<LimiterStore>().ToList(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Two_hosts_share_their_limits()
    {
        await using BotHost one = new(static bot => bot.UseRedis(Address));
        await using BotHost other = new(bot => bot.UseRedis(Address, options => options.Prefix = one.Prefix));
        await one.StartAsync();
        await other.StartAsync();
        Verdict[] verdicts =
        [
            await one.CallAsync(1),
            await other.CallAsync(1),
            await one.CallAsync(1),
            await other.CallAsync(1),
        ];

        Assert.That(verdicts.Select(static v => v.IsAdmitted), Is.EqualTo(new[] { true, true, true, false }));
    }

    private static async Task CountsInRedisAsync(BotHost bot)
    {
        await using (bot)
        {
            await bot.StartAsync();
            Verdict verdict = await bot.CallAsync(1);

            Assert.That(verdict.Remaining, Is.EqualTo(2));
            Assert.That(bot.Store, Is.TypeOf<RedisStore>());
            Assert.That(bot.Store, Is.SameAs(bot.Services.GetRequiredService<RedisStore>()));
            Assert.That(IsThere(bot.Prefix, 1), Is.True);
            Assert.That(
                bot.Logs.Lines.Where(static line => line.StartsWith("Warn", StringComparison.Ordinal)),
                Is.Empty
            );
        }
    }

    private static bool IsThere(string prefix, long user) =>
        SharedServers.RedisServer.Command("EXISTS", BotHost.KeyOf(prefix, user)) == ":1";
}
