using System.Diagnostics;

namespace Sentinel.Redis.Tests.Servers;

/// <summary>A master and a replica that follows it.</summary>
internal sealed class ReplicatedRedis : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    internal ReplicatedRedis()
    {
        Master = new RedisServer("--repl-diskless-sync-delay", "0");
        Replica = new RedisServer("--replicaof", "127.0.0.1", $"{Master.Port}");
        WaitUntil(() => Replica.Command("INFO", "replication").Contains("master_link_status:up"));
    }

    internal RedisServer Master { get; }

    internal RedisServer Replica { get; }

    internal string Addresses => $"{Master.Address},{Replica.Address}";

    /// <summary>Until the replica has as much of a key as the master has.</summary>
    internal void WaitUntilReplicated(string key) =>
        WaitUntil(() => Replica.Command("STRLEN", key) == Master.Command("STRLEN", key));

    /// <summary>A Redis Sentinel that has found both.</summary>
    internal RedisServer Watch(string name)
    {
        RedisServer watch = RedisServer.Watching(Master, name);
        WaitUntil(() => watch.Command("INFO", "sentinel").Contains("slaves=1"));
        return watch;
    }

    /// <summary>The master hands over to the replica, and both go on.</summary>
    internal void SwapRoles()
    {
        Master.Command("FAILOVER", "TO", "127.0.0.1", $"{Replica.Port}");
        WaitUntil(() => Master.Command("ROLE").StartsWith("*5", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        Replica.Dispose();
        Master.Dispose();
    }

    private static void WaitUntil(Func<bool> holds)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.That(watch.Elapsed, Is.LessThan(Soon));
            Thread.Sleep(10);
        }
    }
}
