using System.Diagnostics;

namespace Sentinel.Perf;

/// <summary>A cluster of three redis-servers, each with a third of the slots.</summary>
internal sealed class ThreeMasters : IMeasuredServer
{
    private const int Slots = 16_384;
    private static readonly TimeSpan MeetingLimit = TimeSpan.FromSeconds(30);

    private readonly int[] _busPorts = [FreePort.Next(), FreePort.Next(), FreePort.Next()];
    private readonly RedisProcess[] _masters;

    private ThreeMasters() =>
        _masters = [
            .. _busPorts.Select(port => new RedisProcess("--cluster-enabled", "yes", "--cluster-port", $"{port}")),
        ];

    public bool KeepsStatistics => true;

    public string Addresses => string.Join(',', _masters.Select(master => master.Addresses));

    /// <summary>Starts the servers and waits until each knows who has which slots.</summary>
    internal static async Task<ThreeMasters> StartAsync()
    {
        ThreeMasters cluster = new();
        try
        {
            await cluster.MeetAsync();
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    public void Dispose() => Array.ForEach(_masters, master => master.Dispose());

    private async Task MeetAsync()
    {
        for (int i = 0; i < _masters.Length; i++)
        {
            await using Installation alone = await Installation.ConnectAsync(_masters[i]);
            int first = Slots * i / _masters.Length;
            int last = (Slots * (i + 1) / _masters.Length) - 1;
            await ClusterAsync(alone, "ADDSLOTSRANGE", first, last);
            await ClusterAsync(alone, "SET-CONFIG-EPOCH", i + 1);
            await ClusterAsync(alone, "MEET", "127.0.0.1", _masters[0].Port, _busPorts[0]);
        }

        foreach (RedisProcess master in _masters)
        {
            await using Installation alone = await Installation.ConnectAsync(master);
            Stopwatch waited = Stopwatch.StartNew();
            while (!IsWhole(await ClusterAsync(alone, "INFO")))
            {
                if (waited.Elapsed > MeetingLimit)
                {
                    throw new InvalidOperationException("The cluster did not come together.");
                }

                await Task.Delay(20);
            }
        }
    }

    private static async Task<string> ClusterAsync(Installation alone, params object[] command) =>
        (string)(await alone.Servers[0].ExecuteAsync("CLUSTER", command))!;

    private static bool IsWhole(string info) =>
        info.Contains("cluster_state:ok", StringComparison.Ordinal)
        && info.Contains("cluster_known_nodes:3", StringComparison.Ordinal);
}
