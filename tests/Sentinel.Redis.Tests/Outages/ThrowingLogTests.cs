using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Redis.Tests.Servers;

namespace Sentinel.Redis.Tests.Outages;

public sealed class ThrowingLogTests
{
    [Test]
    public async Task A_log_that_throws_changes_no_verdict()
    {
        using RedisServer server = new();
        await using RedisStore store = await RedisStore.ConnectAsync(server.Address, logger: new ThrowingLogger());
        GuardedHandler deny = new(new SentinelGuard(store), StoreFailure.Deny);

        server.Kill();
        Assert.That((await deny.CallAsync(user: 1)).Outcome, Is.EqualTo(Outcome.Denied));
        server.Restart();

        Stopwatch watch = Stopwatch.StartNew();
        Outcome outcome = Outcome.Denied;
        while (outcome == Outcome.Denied)
        {
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
            await Task.Delay(50);
            outcome = (await deny.CallAsync(user: 1)).Outcome;
        }

        Assert.That(outcome, Is.EqualTo(Outcome.Admitted));
    }

    private sealed class ThrowingLogger : ILogger<RedisStore>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new InvalidOperationException("No log today.");

        public bool IsEnabled(LogLevel logLevel) => throw new InvalidOperationException("No log today.");

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => throw new InvalidOperationException("No log today.");
    }
}
