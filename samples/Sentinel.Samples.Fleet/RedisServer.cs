using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Garnet;

namespace Sentinel.Samples.Fleet;

/// <summary>What the instances share: the server that was named, or one of this program's own.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly Action _stop;

    private RedisServer(string name, string address, Action stop) => (Name, Address, _stop) = (name, address, stop);

    /// <summary>What it is, in words.</summary>
    public string Name { get; }

    /// <summary>Where it is.</summary>
    public string Address { get; }

    /// <summary>Finds it: at the address, or else a redis-server on PATH is started, or else one within this process.</summary>
    public static async Task<RedisServer> StartAsync(string? address, CancellationToken cancellationToken)
    {
        if (address is not null)
        {
            return new RedisServer("a Redis of your own", address, static () => { });
        }

        int port = FreePort();
        return ProgramOnPath() is { } program
            ? await StartProgramAsync(program, port, cancellationToken)
            : StartEmbedded(port);
    }

    public void Dispose() => _stop();

    private static async Task<RedisServer> StartProgramAsync(
        string program,
        int port,
        CancellationToken cancellationToken
    )
    {
        string[] arguments = ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
        Process process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                WorkingDirectory = Path.GetTempPath(),
            }
        )!;
        process.BeginOutputReadLine();
        RedisServer server = new(
            "a redis-server of this program's own",
            $"127.0.0.1:{port}",
            () =>
            {
                process.Kill();
                process.Dispose();
            }
        );
        try
        {
            while (!await AcceptsAsync(port, cancellationToken))
            {
                if (process.HasExited)
                {
                    throw new InvalidOperationException($"{program} ended at once, with code {process.ExitCode}.");
                }

                await Task.Delay(10, cancellationToken);
            }

            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    private static RedisServer StartEmbedded(int port)
    {
        GarnetServer server = new(["--bind", "127.0.0.1", "--port", $"{port}", "--lua", "--memory", "64m", "-q"]);
        server.Start();
        return new RedisServer("Garnet, within this program", $"127.0.0.1:{port}", server.Dispose);
    }

    private static string? ProgramOnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(static directory =>
                Path.Combine(directory, OperatingSystem.IsWindows() ? "redis-server.exe" : "redis-server")
            )
            .FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> AcceptsAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using TcpClient client = new();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
