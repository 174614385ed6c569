using System.Diagnostics;

namespace Sentinel.Redis.Tests.Servers;

/// <summary>Three masters that share the slots.</summary>
internal sealed class RedisCluster : IDisposable
{
    private const int Slots = 16_384;

    internal RedisCluster()
    {
        try
        {
            Start();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal RedisServer[] Nodes { get; } = new RedisServer[3];

    internal string Addresses => string.Join(',', Nodes.Select(static node => node.Address));

    /// <summary>Waits until each node knows all slots.</summary>
    internal void WaitUntilWhole()
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!Nodes.All(IsWhole))
        {
            if (waited.Elapsed > TimeSpan.FromSeconds(30))
            {
                throw new InvalidOperationException("The cluster did not come together.");
            }

            Thread.Sleep(20);
        }
    }

    public void Dispose()
    {
        foreach (RedisServer? node in Nodes)
        {
            node?.Dispose();
        }
    }

    private void Start()
    {
        for (int i = 0; i < Nodes.Length; i++)
        {
            Nodes[i] = new RedisServer(
                "--cluster-enabled",
                "yes",
                "--cluster-node-timeout",
                "2000",
                "--cluster-require-full-coverage",
                "no"
            );
            int first = Slots * i / Nodes.Length;
            int last = (Slots * (i + 1) / Nodes.Length) - 1;
            Nodes[i].Command("CLUSTER", "ADDSLOTSRANGE", $"{first}", $"{last}");
            Nodes[i].Command("CLUSTER", "SET-CONFIG-EPOCH", $"{i + 1}");
        }

        foreach (RedisServer node in Nodes)
        {
            node.Command("CLUSTER", "MEET", "127.0.0.1", $"{Nodes[0].Port}");
        }

        WaitUntilWhole();
    }

    private static bool IsWhole(RedisServer node)
    {
        string info = node.Command("CLUSTER", "INFO");
        return info.Contains("cluster_state:ok", StringComparison.Ordinal)
            && info.Contains($"cluster_slots_assigned:{Slots}", StringComparison.Ordinal)
            && info.Contains("cluster_known_nodes:3", StringComparison.Ordinal);
    }
}
