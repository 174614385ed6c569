using System.Net;
using System.Net.Sockets;

namespace Sentinel.Redis.Tests.Servers;

/// <summary>Ports that nobody listens on.</summary>
internal static class FreePort
{
    internal static int Find()
    {
        // A cluster node listens on its port and on one 10,000 above.
        while (true)
        {
            using TcpListener listener = new(IPAddress.Loopback, 0);
            listener.Start();
            int port = ((IPEndPoint)listener.LocalEndpoint).Port;
            if (port < 55_000 && IsFree(port + 10_000))
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
