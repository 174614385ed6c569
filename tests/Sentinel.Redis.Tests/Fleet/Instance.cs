using System.Diagnostics;
using System.Globalization;
using Sentinel.Limiting;

namespace Sentinel.Redis.Tests.Fleet;

/// <summary>
/// One of several processes that ask one server: calls for some users as fast as it can, and writes who was admitted and at which
/// time of the server.
/// </summary>
internal static class Instance
{
    internal const int Users = 5;
    internal const int Permits = 7;
    internal const int WindowMilliseconds = 400;

    private static readonly PolicySet Set = new("Handler", Policies.Throttle(Permits, WindowMilliseconds));

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var address, var prefix, var milliseconds])
        {
            Console.Error.WriteLine("Usage: address prefix milliseconds. The tests themselves run with 'dotnet test'.");
            return 1;
        }

        await using RedisStore store = await RedisStore.ConnectAsync(
            address,
            new RedisStoreOptions { Prefix = prefix, Deadline = TimeSpan.FromSeconds(30) }
        );
        Console.WriteLine("ready");
        Console.ReadLine();
        TimeSpan lasting = TimeSpan.FromMilliseconds(int.Parse(milliseconds, CultureInfo.InvariantCulture));
        await Task.WhenAll(Enumerable.Range(1, Users).Select(user => CallAsync(store, user, lasting)));
        return 0;
    }

    /// <summary>Starts one.</summary>
    internal static Process Start(string address, string prefix, int milliseconds) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [typeof(Instance).Assembly.Location, address, prefix, $"{milliseconds}"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;

    private static async Task CallAsync(RedisStore store, int user, TimeSpan lasting)
    {
        Stopwatch passed = Stopwatch.StartNew();
        while (passed.Elapsed < lasting)
        {
            Verdict verdict = await store.DecideAsync(Set, Calls.By(user));
            if (verdict.Outcome == Outcome.Admitted)
            {
                Console.WriteLine($"{user} {verdict.Receipt}");
            }
            else
            {
                // All of them come back at the same moment, which is when they would be admitted too often.
                await Task.Delay(verdict.RetryAfter);
            }
        }
    }
}
