using System.Net;
using System.Net.Sockets;

namespace Sentinel.Perf;

/// <summary>A port of this machine that nobody listens on.</summary>
internal static class FreePort
{
    internal static int Next()
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
