using System.Diagnostics;
using Sentinel.Dispatch;
using Sentinel.Limiting;
using Sentinel.Redis.Tests.Servers;

namespace Sentinel.Redis.Tests.Outages;

/// <summary>A bot with a server of its own, of which it is parted by a network that fails; a handler for each failure policy.</summary>
internal sealed class TroubledBot : IAsyncDisposable
{
    // More than a reconnection takes, with a machine that is busy.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static int _strangers = 1_000_000;

    private TroubledBot(RedisServer server, FaultProxy proxy, RedisStore store, RecordingLogger log)
    {
        (Server, Proxy, Store, Log) = (server, proxy, store, log);
        SentinelGuard guard = new(store);
        Local = new GuardedHandler(guard, StoreFailure.Local);
        Allow = new GuardedHandler(guard, StoreFailure.Allow);
        Deny = new GuardedHandler(guard, StoreFailure.Deny);
    }

    internal RedisServer Server { get; }

    internal FaultProxy Proxy { get; }

    internal RedisStore Store { get; }

    internal RecordingLogger Log { get; }

    internal GuardedHandler Local { get; }

    internal GuardedHandler Allow { get; }

    internal GuardedHandler Deny { get; }

    internal static async Task<TroubledBot> StartAsync(RedisStoreOptions? options = null, params string[] rights)
    {
        RedisServer server = new();
        FaultProxy proxy = new(server);
        RecordingLogger log = new();
        options ??= new RedisStoreOptions { Deadline = TimeSpan.FromMilliseconds(500) };
        string address = proxy.Address;
        if (rights.Length > 0)
        {
            server.Command(["ACL", "SETUSER", "least", "on", ">secret", "~*", .. rights]);
            address += ",user=least,password=secret";
        }

        try
        {
            return new TroubledBot(server, proxy, await RedisStore.ConnectAsync(address, options, log), log);
        }
        catch
        {
            proxy.Dispose();
            server.Dispose();
            throw;
        }
    }

    /// <summary>Whether Redis has a counter of a user.</summary>
    internal bool Counts(GuardedHandler handler, long user) => Server.Command("EXISTS", handler.KeyOf(user)) == ":1";

    /// <summary>Lets strangers call until Redis has counted one of them again: only it admits a call of this handler.</summary>
    internal async Task WaitUntilRedisCountsAsync()
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (true)
        {
            int stranger = Interlocked.Increment(ref _strangers);
            Verdict verdict = await Allow.CallAsync(stranger);
            if (verdict.Outcome == Outcome.Admitted && Counts(Allow, stranger))
            {
                TestContext.Out.WriteLine($"Redis counted again after {watch.Elapsed.TotalSeconds:F1} s.");
                return;
            }

            Assert.That(watch.Elapsed, Is.LessThan(Soon), "Redis does not count again.");
            await Task.Delay(50);
        }
    }

    /// <summary>Each handler admits as many calls of a new user as it may, counted by Redis.</summary>
    internal async Task RedisLimitsAsync(long user)
    {
        foreach (GuardedHandler handler in new[] { Local, Allow, Deny })
        {
            Outcome[] outcomes = await handler.CallAsync(user, times: GuardedHandler.Limit + 2);
            Assert.That(
                outcomes.Order(),
                Is.EqualTo([Outcome.Admitted, Outcome.Admitted, Outcome.Admitted, Outcome.Throttled, Outcome.Throttled])
            );
            Assert.That(Counts(handler, user));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Proxy.Dispose();
        Server.Dispose();
    }
}
