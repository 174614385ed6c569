using System.Diagnostics;
using Sentinel.Redis.Tests.Servers;

namespace Sentinel.Redis.Tests.Hosting;

/// <summary>Whose connections a server has.</summary>
internal static class Connections
{
    internal static bool AreOpen(RedisServer server, string client) =>
        server.Command("CLIENT", "LIST").Contains($"name={client} ", StringComparison.Ordinal);

    /// <summary>Waits until a client is gone: the server notices a moment after it has left.</summary>
    internal static async Task<bool> AreClosedAsync(RedisServer server, string client)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (AreOpen(server, client))
        {
            if (waited.Elapsed > TimeSpan.FromSeconds(20))
            {
                return false;
            }

            await Task.Delay(10);
        }

        return true;
    }
}
