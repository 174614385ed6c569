using System.Globalization;
using Sentinel.Limiting;
using StackExchange.Redis;

namespace Sentinel.Perf;

/// <summary>A connection to what is measured, and what its servers say about themselves, all of them together.</summary>
internal sealed class Installation : IAsyncDisposable
{
    // What scripts call is counted like what clients send, and what keeps a connection open is no part of a decision.
    private static readonly string[] NoRequests =
    [
        .. new[] { "get", "set", "del", "time" },
        .. new[] { "info", "config", "ping", "client", "echo", "cluster", "sentinel", "hello", "subscribe", "auth" },
    ];

    // With the usual deadline, the pauses of a busy machine would be answered from memory instead of measured.
    private static readonly RedisStoreOptions Patient = new() { Deadline = TimeSpan.FromSeconds(20) };

    private readonly ConnectionMultiplexer _connection;

    private readonly bool _keepsStatistics;

    private Installation(ConnectionMultiplexer connection, bool keepsStatistics)
    {
        _connection = connection;
        _keepsStatistics = keepsStatistics;
    }

    internal IServer[] Servers => _connection.GetServers();

    internal static async Task<Installation> ConnectAsync(IMeasuredServer server)
    {
        ConfigurationOptions configuration = ConfigurationOptions.Parse(server.Addresses);
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.AllowAdmin = true;
        configuration.AsyncTimeout = (int)Patient.Deadline.TotalMilliseconds;
        return new Installation(await ConnectionMultiplexer.ConnectAsync(configuration), server.KeepsStatistics);
    }

    /// <summary>Our contender, on counters that nobody has used.</summary>
    internal async Task<RedisContender> FreshStoreAsync(TimeSpan debounce)
    {
        await FlushAsync();
        RedisContender store = new(Store(), debounce);

        // Each server learns the scripts now: users are spread over all of them.
        foreach (Call call in new Traffic(users: 50).Introduction())
        {
            await store.DecideAsync(call);
        }

        return store;
    }

    /// <summary>Forgets all counters.</summary>
    internal Task FlushAsync() => Task.WhenAll(Servers.Select(server => server.FlushAllDatabasesAsync()));

    /// <summary>A store on the connection.</summary>
    internal RedisStore Store() => new(_connection, Patient, OutageNotice.Instance);

    /// <summary>The baseline, on the same connection.</summary>
    internal async Task<ReturnOneContender> ReturnOneAsync()
    {
        byte[][] hashes = await Task.WhenAll(Servers.Select(server => server.ScriptLoadAsync("return 1")));
        return new ReturnOneContender(_connection.GetDatabase(), hashes[0]);
    }

    /// <summary>How many commands clients have sent for decisions; by the client's own count where the servers do not tell.</summary>
    internal async Task<long> CommandsAsync() =>
        !_keepsStatistics
            ? _connection.OperationCount
            : await SumAsync(
                "commandstats",
                static entry =>
                    !NoRequests.Contains(entry.Key.Replace("cmdstat_", "", StringComparison.Ordinal).Split('|')[0]),
                static value => value["calls=".Length..value.IndexOf(',', StringComparison.Ordinal)]
            );

    /// <summary>How much memory is used.</summary>
    internal Task<long> MemoryAsync() =>
        SumAsync("memory", static entry => entry.Key == "used_memory", static value => value);

    /// <summary>How many keys there are. Looking at each also removes those that have expired.</summary>
    internal async Task<long> KeysAsync()
    {
        long count = 0;
        foreach (IServer server in Servers)
        {
            await foreach (RedisKey _ in server.KeysAsync(pageSize: 1_000))
            {
                count++;
            }
        }

        return count;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<long> SumAsync(
        string section,
        Func<KeyValuePair<string, string>, bool> isWanted,
        Func<string, string> figureOf
    )
    {
        long sum = 0;
        foreach (IServer server in Servers)
        {
            IEnumerable<KeyValuePair<string, string>> entries = (await server.InfoAsync(section)).SelectMany(group =>
                group
            );
            sum += entries
                .Where(isWanted)
                .Sum(entry => long.Parse(figureOf(entry.Value), CultureInfo.InvariantCulture));
        }

        return sum;
    }
}
