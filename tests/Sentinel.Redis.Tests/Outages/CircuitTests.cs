using System.Diagnostics;
using System.Globalization;
using Sentinel.Limiting;
using Sentinel.Redis.Tests.Servers;

namespace Sentinel.Redis.Tests.Outages;

public sealed class CircuitTests
{
    private const int Failures = 8;

    [Test]
    public async Task While_the_circuit_is_open_nothing_is_sent_and_nobody_waits()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync();
        bot.Proxy.Fault = Fault.Hang;
        await bot.Allow.CallAsync(user: 1, times: Failures);
        int before = bot.Proxy.Scripts;
        Stopwatch watch = Stopwatch.StartNew();

        // Without a circuit each of them takes half a second, and is sent.
        for (int call = 0; call < 1_000 && watch.Elapsed < TimeSpan.FromSeconds(15); call++)
        {
            await bot.Allow.CallAsync(user: 1);
        }

        // One may try after each second.
        Assert.That(before, Is.GreaterThanOrEqualTo(Failures));
        Assert.That(bot.Proxy.Scripts - before, Is.LessThanOrEqualTo(1 + watch.Elapsed.TotalSeconds));
    }

    [Test]
    public async Task A_long_outage_is_two_lines_in_the_log()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync();
        bot.Server.Kill();
        await bot.Allow.CallAsync(user: 1, times: 100);
        await bot.Deny.CallAsync(user: 1, times: 100);
        Assert.That(bot.Log.Events, Is.EqualTo([101]));
        bot.Server.Restart();
        Stopwatch watch = Stopwatch.StartNew();
        long failures = 200;
        for (long user = 2; bot.Log.Events.Length < 2 && watch.Elapsed < TimeSpan.FromSeconds(20); user++)
        {
            Verdict verdict = await bot.Allow.CallAsync(user);
            failures += verdict.Outcome == Outcome.Undecided ? 1 : 0;
            await Task.Delay(20);
        }
        await bot.Allow.CallAsync(user: 1, times: 100);
        Assert.That(bot.Log.Events, Is.EqualTo([101, 102]));
        string told = string.Create(CultureInfo.InvariantCulture, $"in which {failures} times it could not be asked");
        Assert.That(bot.Log.Entries[1].Message, Does.Contain(told));
    }

    [Test]
    [NonParallelizable] // Durations are measured for the process, without the name of a handler.
    public async Task What_redis_answers_is_timed_and_what_is_known_without_asking_is_counted()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync();
        using Measurements measurements = new();

        for (int call = 0; call < GuardedHandler.Limit + 3; call++)
        {
            await bot.Deny.CallAsync(user: 1);
        }

        Assert.That(measurements.RefusedLocally(bot.Deny), Is.EqualTo(2));
        Assert.That(measurements.Durations.ToArray(), Has.Length.EqualTo(GuardedHandler.Limit + 1).And.All.Positive);
    }

    [Test]
    [NonParallelizable] // Failures are counted for the process, without the name of a handler.
    public async Task Each_failure_and_each_decision_without_redis_is_counted_once()
    {
        await using TroubledBot bot = await TroubledBot.StartAsync();
        await bot.Local.CallAsync(user: 1, times: 2);
        using Measurements measurements = new();
        bot.Proxy.Fault = Fault.Hang;

        await bot.Allow.CallAsync(user: 1, times: Failures);
        await bot.Allow.CallAsync(user: 1);
        await bot.Local.CallAsync(user: 1, times: GuardedHandler.Limit + 2);
        await bot.Deny.CallAsync(user: 1, times: 3);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(measurements.Degraded(bot.Allow, "allowed"), Is.EqualTo(Failures + 1));
            Assert.That(measurements.Degraded(bot.Local, "counted_locally_admitted"), Is.EqualTo(GuardedHandler.Limit));
            Assert.That(measurements.Degraded(bot.Local, "counted_locally_refused"), Is.EqualTo(2));
            Assert.That(measurements.Degraded(bot.Deny, "denied"), Is.EqualTo(3));
            Assert.That(measurements.Degraded(), Is.EqualTo(Failures + 9));
            Assert.That(measurements.Failures("timeout"), Is.InRange(Failures, Failures + 2));
            Assert.That(
                measurements.Failures("timeout") + measurements.Failures("circuit_open"),
                Is.EqualTo(Failures + 9)
            );
        }
    }
}
