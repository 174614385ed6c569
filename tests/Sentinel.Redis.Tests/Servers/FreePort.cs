using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Sentinel.Redis.Tests.Servers;

/// <summary>Ports that nobody listens on.</summary>
internal static class FreePort
{
    private const int First = 10_000;
    private const int Last = 20_000;

    private static readonly ConcurrentDictionary<int, bool> Taken = [];

    internal static int Find()
    {
        // Below those that the system gives to clients, so that nobody else gets it meanwhile. A cluster node listens on its port and
        // on one 10,000 above.
        while (true)
        {
            int port = Random.Shared.Next(First, Last);
            if (Taken.TryAdd(port, true) && IsFree(port) && IsFree(port + 10_000))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using TcpListener listener = new(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
