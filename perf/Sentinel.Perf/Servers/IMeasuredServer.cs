namespace Sentinel.Perf;

/// <summary>What speaks Redis and ends when it is disposed of.</summary>
internal interface IMeasuredServer : IDisposable
{
    /// <summary>One server: redis-server where it is installed, else Garnet.</summary>
    internal static IMeasuredServer Start() => RedisProcess.IsInstalled ? new RedisProcess() : new GarnetInProcess();

    /// <summary>Its addresses, as a connection string names them.</summary>
    string Addresses { get; }

    /// <summary>Whether it tells how often each command was called and how much memory its keys take.</summary>
    bool KeepsStatistics { get; }
}
