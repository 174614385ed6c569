using System.Diagnostics;

namespace Sentinel.Redis.Tests.Servers;

/// <summary>Three masters that share the slots as redis-cli divides them: a share is rounded to the nearest whole number.</summary>
internal sealed class RedisCluster : IDisposable
{
    private const int Slots = 16_384;
    private const int Masters = 3;

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

    internal RedisServer[] Nodes { get; } = new RedisServer[Masters];

    internal string Addresses => string.Join(',', Nodes.Select(static node => node.Address));

    /// <summary>Which of them has a slot.</summary>
    internal static int MasterOf(int slot) => Enumerable.Range(0, Masters).Last(master => FirstOf(master) <= slot);

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
            Nodes[i].Command("CLUSTER", "ADDSLOTSRANGE", $"{FirstOf(i)}", $"{FirstOf(i + 1) - 1}");
            Nodes[i].Command("CLUSTER", "SET-CONFIG-EPOCH", $"{i + 1}");
        }

        foreach (RedisServer node in Nodes)
        {
            node.Command("CLUSTER", "MEET", "127.0.0.1", $"{Nodes[0].Port}");
        }

        WaitUntilWhole();
    }

    private static int FirstOf(int master) => (int)Math.Round((double)Slots * master / Masters);

    private static bool IsWhole(RedisServer node)
    {
        string info = node.Command("CLUSTER", "INFO");
        return info.Contains("cluster_state:ok", StringComparison.Ordinal)
            && info.Contains($"cluster_slots_assigned:{Slots}", StringComparison.Ordinal)
            && info.Contains("cluster_known_nodes:3", StringComparison.Ordinal);
    }
}
