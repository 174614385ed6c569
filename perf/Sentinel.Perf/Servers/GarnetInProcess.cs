using Garnet;

namespace Sentinel.Perf;

/// <summary>Where no redis-server is installed: a server that shares this process, hence its processor time, with the client.</summary>
internal sealed class GarnetInProcess : IMeasuredServer
{
    private readonly int _port = FreePort.Next();
    private readonly GarnetServer _server;

    internal GarnetInProcess()
    {
        _server = new GarnetServer(["--bind", "127.0.0.1", "--port", $"{_port}", "--lua", "--memory", "256m", "-q"]);
        _server.Start();
    }

    // It takes its memory beforehand, whatever is in it, and counts no commands.
    public bool KeepsStatistics => false;

    public string Addresses => $"127.0.0.1:{_port}";

    public void Dispose() => _server.Dispose();
}
