using Garnet;

namespace Sentinel.Redis.Tests.Servers;

/// <summary>Another server that speaks Redis, in this process: its scripts run on Lua 5.4.</summary>
internal sealed class EmbeddedGarnet : IDisposable
{
    private readonly GarnetServer _server;
    private readonly int _port = FreePort.Find();

    internal EmbeddedGarnet()
    {
        _server = new GarnetServer([
            "--bind",
            "127.0.0.1",
            "--port",
            $"{_port}",
            "--lua",
            "--memory",
            "64m",
            "--page",
            "1m",
            "--index",
            "4m",
            "-q",
        ]);
        _server.Start();
    }

    internal string Address => $"127.0.0.1:{_port}";

    public void Dispose() => _server.Dispose();
}
