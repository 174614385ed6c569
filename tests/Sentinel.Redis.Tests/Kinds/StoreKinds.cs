using Sentinel.Redis.Tests.Kinds;

namespace Sentinel.Conformance;

/// <summary>The servers on which this project tries what every store must do.</summary>
public static class StoreKinds
{
    public static IEnumerable<StoreKind> All { get; } =
    [
        new ServerKind("redis", static () => SharedServers.Redis),
        new ServerKind("cluster", static () => SharedServers.Cluster),
        new ServerKind("garnet", static () => SharedServers.Garnet),
    ];

    /// <summary>Those that differ in what runs the scripts: Lua 5.1 and 5.4.</summary>
    public static IEnumerable<StoreKind> OfEachLua => All.Where(static kind => kind.Name != "cluster");
}
