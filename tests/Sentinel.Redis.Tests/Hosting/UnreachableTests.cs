using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Redis.Tests.Servers;
using StackExchange.Redis;

namespace Sentinel.Redis.Tests.Hosting;

/// <summary>A server that cannot be reached is an outage, also at the start.</summary>
internal sealed class UnreachableTests
{
    [Test]
    public async Task The_host_starts_limits_by_itself_and_counts_in_Redis_once_there_is_one()
    {
        using RedisServer server = new();
        server.Kill();
        await using BotHost bot = new(builder => builder.UseRedis(server.Address));
        Stopwatch starting = Stopwatch.StartNew();
        await bot.StartAsync();

        Assert.That(starting.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
        Assert.That(
            bot.Logs.Lines,
            Is.All.StartsWith("Warning 103: Redis could not be asked at the start").And.Contain(server.Address)
        );
        Assert.That(bot.Logs.Lines, Has.Count.EqualTo(1));

        List<bool> admitted = [];
        for (int i = 0; i < 4; i++)
        {
            admitted.Add((await bot.CallAsync(1)).IsAdmitted);
        }

        Assert.That(admitted, Is.EqualTo(new[] { true, true, true, false }));

        server.Restart();
        Assert.That(await CountsInAsync(server, bot), Is.True);
    }

    [Test]
    public async Task A_connection_of_the_application_that_is_not_there_yet_is_no_error()
    {
        using RedisServer server = new();
        server.Kill();
        ConfigurationOptions options = ConfigurationOptions.Parse($"{server.Address},abortConnect=false");
        options.BacklogPolicy = BacklogPolicy.FailFast;
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(options);
        await using BotHost bot = new(builder => builder.UseRedis(connection));
        await bot.StartAsync();

        Assert.That(bot.Logs.Lines, Has.Count.EqualTo(1));
        Assert.That(bot.Logs.Lines, Has.All.StartsWith("Warning 103:"));
        Assert.That((await bot.CallAsync(1)).Remaining, Is.EqualTo(2));
    }

    [Test]
    public async Task A_host_whose_name_is_not_known_is_no_error()
    {
        await using BotHost bot = new(static builder => builder.UseRedis("no-such-host.invalid:6379"));
        await bot.StartAsync();

        Assert.That(bot.Logs.Lines, Has.Count.EqualTo(1));
        Assert.That((await bot.CallAsync(1)).Remaining, Is.EqualTo(2));
    }

    // Each call is another user's, so that it does not depend on what was counted before.
    private static async Task<bool> CountsInAsync(RedisServer server, BotHost bot)
    {
        Stopwatch waited = Stopwatch.StartNew();
        for (long user = 100; waited.Elapsed < TimeSpan.FromSeconds(30); user++)
        {
            await bot.CallAsync(user);
            if (server.Command("EXISTS", BotHost.KeyOf(bot.Prefix, user)) == ":1")
            {
                return true;
            }

            await Task.Delay(50);
        }

        return false;
    }
}
