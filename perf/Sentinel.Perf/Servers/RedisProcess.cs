using System.Diagnostics;
using System.Net.Sockets;

namespace Sentinel.Perf;

/// <summary>A redis-server of our own on a free port, which keeps nothing on disk.</summary>
internal sealed class RedisProcess : IMeasuredServer
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private static readonly string? Executable = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(directory => Path.Combine(directory, "redis-server"))
        .FirstOrDefault(File.Exists);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("sentinel-perf-");
    private readonly Process _process;
    private readonly Watchdog _watchdog;

    internal RedisProcess(params IEnumerable<string> options)
    {
        // Only the log goes to standard output: a pipe would have to be emptied.
        string[] always =
        [
            "--port",
            $"{Port}",
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--logfile",
            "redis.log",
            "--dir",
            _directory.FullName,
        ];
        _process = Process.Start(Executable!, [.. always, .. options]);
        _watchdog = new Watchdog(_process, _directory);
        Stopwatch waited = Stopwatch.StartNew();
        while (!Listens())
        {
            if (_process.HasExited || waited.Elapsed > StartLimit)
            {
                Dispose();
                throw new InvalidOperationException($"redis-server does not listen on port {Port}.");
            }

            Thread.Sleep(10);
        }
    }

    internal static bool IsInstalled => Executable is not null;

    /// <summary>What is installed, such as <c>redis-server 7.0.15</c>; none where nothing is.</summary>
    internal static string? Version
    {
        get
        {
            if (Executable is null)
            {
                return null;
            }

            using Process asked = Process.Start(
                new ProcessStartInfo(Executable, "--version") { RedirectStandardOutput = true }
            )!;
            string words = asked.StandardOutput.ReadToEnd();
            asked.WaitForExit();
            string? version = words
                .Split(' ')
                .FirstOrDefault(static word => word.StartsWith("v=", StringComparison.Ordinal));
            return $"redis-server {version?[2..] ?? words.Trim()}";
        }
    }

    internal int Port { get; } = FreePort.Next();

    public bool KeepsStatistics => true;

    public string Addresses => $"127.0.0.1:{Port}";

    public void Dispose()
    {
        _watchdog.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _directory.Delete(recursive: true);
    }

    private bool Listens()
    {
        try
        {
            using TcpClient client = new("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
