using Sentinel.Redis.Tests.Servers;
using StackExchange.Redis;

namespace Sentinel;

/// <summary>One server of each kind for all tests that do it no harm, started by the first that needs it.</summary>
/// <remarks>In the namespace above all tests, since NUnit tears it down after those that are in its own.</remarks>
[SetUpFixture]
public sealed class SharedServers
{
    private static readonly Lazy<RedisServer> Alone = new(static () => new RedisServer());
    private static readonly Lazy<RedisCluster> Three = new(static () => new RedisCluster());
    private static readonly Lazy<EmbeddedGarnet> Embedded = new(static () => new EmbeddedGarnet());

    private static readonly Lazy<IConnectionMultiplexer> AloneConnection = new(() => Connect(Alone.Value.Address));
    private static readonly Lazy<IConnectionMultiplexer> ThreeConnection = new(() => Connect(Three.Value.Addresses));
    private static readonly Lazy<IConnectionMultiplexer> EmbeddedConnection = new(() =>
        Connect(Embedded.Value.Address)
    );

    internal static IConnectionMultiplexer Redis => AloneConnection.Value;

    internal static IConnectionMultiplexer Cluster => ThreeConnection.Value;

    internal static IConnectionMultiplexer Garnet => EmbeddedConnection.Value;

    internal static RedisServer RedisServer => Alone.Value;

    [OneTimeTearDown]
    public void StopAll()
    {
        foreach (
            Lazy<IConnectionMultiplexer> connection in new[] { AloneConnection, ThreeConnection, EmbeddedConnection }
        )
        {
            if (connection.IsValueCreated)
            {
                connection.Value.Dispose();
            }
        }

        Stop(Alone);
        Stop(Three);
        Stop(Embedded);
    }

    private static void Stop<T>(Lazy<T> server)
        where T : IDisposable
    {
        if (server.IsValueCreated)
        {
            server.Value.Dispose();
        }
    }

    private static ConnectionMultiplexer Connect(string addresses)
    {
        ConfigurationOptions configuration = ConfigurationOptions.Parse(addresses);
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.AsyncTimeout = configuration.SyncTimeout = 60_000;
        return ConnectionMultiplexer.Connect(configuration);
    }
}
