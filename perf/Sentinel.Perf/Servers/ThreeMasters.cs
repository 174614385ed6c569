using System.Diagnostics;

namespace Sentinel.Perf;

/// <summary>A cluster of three redis-servers, each with a third of the slots.</summary>
internal sealed class ThreeMasters : IMeasuredServer
{
    private const int Slots = 16_384;
    private static readonly TimeSpan MeetingLimit = TimeSpan.FromSeconds(30);

    private readonly int[] _busPorts = [FreePort.Next(), FreePort.Next(), FreePort.Next()];
    private readonly List<RedisProcess> _masters = [];

    private ThreeMasters() { }

    public bool KeepsStatistics => true;

    public string Addresses => string.Join(',', _masters.Select(master => master.Addresses));

    /// <summary>Starts the servers and waits until each knows who has which slots.</summary>
    internal static async Task<ThreeMasters> StartAsync()
    {
        ThreeMasters cluster = new();
        try
        {
            cluster.StartMasters();
            await cluster.MeetAsync();
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    public void Dispose() => _masters.ForEach(static master => master.Dispose());

    // One by one: where a later one does not start, the earlier ones are disposed of.
    private void StartMasters()
    {
        foreach (int port in _busPorts)
        {
            _masters.Add(new RedisProcess("--cluster-enabled", "yes", "--cluster-port", $"{port}"));
        }
    }

    private async Task MeetAsync()
    {
        for (int i = 0; i < _masters.Count; i++)
        {
            await using Installation alone = await Installation.ConnectAsync(_masters[i]);
            int first = Slots * i / _masters.Count;
            int last = (Slots * (i + 1) / _masters.Count) - 1;
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
