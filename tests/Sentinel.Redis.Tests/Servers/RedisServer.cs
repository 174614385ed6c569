using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Sentinel.Redis.Tests.Servers;

/// <summary>A redis-server of a test's own, which keeps nothing on disk.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly string _program;
    private readonly string _directory;
    private readonly string[] _arguments;
    private readonly Watchdog _watchdog;
    private Process _process;

    internal RedisServer(params string[] arguments)
        : this(configuration: null, arguments) { }

    private RedisServer(string? configuration, string[] arguments)
    {
        // Without one the test is skipped here, and leaves nothing behind.
        _program = RedisProgram.Path;
        _directory = Directory.CreateTempSubdirectory("sentinel-redis-").FullName;
        _watchdog = new Watchdog(_directory);
        _arguments = arguments;
        if (configuration is not null)
        {
            string file = Path.Combine(_directory, "redis.conf");
            File.WriteAllText(file, configuration);
            _arguments = [file, .. arguments];
        }

        try
        {
            _process = Start();
        }
        catch
        {
            _watchdog.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A Redis Sentinel, which watches over a master and its replicas under a name, and is alone to decide. A busy machine's pauses
    /// are not enough for it to take a master for dead.
    /// </summary>
    internal static RedisServer Watching(RedisServer master, string name) =>
        new(
            $"""
            sentinel monitor {name} 127.0.0.1 {master.Port} 1
            sentinel down-after-milliseconds {name} 4000
            sentinel failover-timeout {name} 10000
            """,
            ["--sentinel"]
        );

    internal int Port { get; } = FreePort.Find();

    internal string Address => $"127.0.0.1:{Port}";

    /// <summary>Starts it again on the same port: it remembers nothing.</summary>
    internal void Restart() => _process = Start();

    /// <summary>Ends it without a word to anybody.</summary>
    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _watchdog.Forget();
    }

    /// <summary>Lets it hang, and go on.</summary>
    internal void Signal(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Sends a command and reads the first line of the reply, without any client in between.</summary>
    internal string Command(params string[] command)
    {
        using TcpClient client = new("127.0.0.1", Port);
        using NetworkStream stream = client.GetStream();
        StringBuilder request = new($"*{command.Length}\r\n");
        foreach (string part in command)
        {
            request.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(part)}\r\n{part}\r\n");
        }

        stream.Write(Encoding.UTF8.GetBytes(request.ToString()));
        using StreamReader reader = new(stream);
        string first = reader.ReadLine() ?? "";
        if (!first.StartsWith('$') || first == "$-1")
        {
            return first;
        }

        char[] body = new char[int.Parse(first[1..], CultureInfo.InvariantCulture)];
        int length = reader.ReadBlock(body, 0, body.Length);
        return new string(body, 0, length);
    }

    /// <summary>Keeps it busy, and answering whatever is asked with an error, until somebody kills the script.</summary>
    internal void BeginScriptWithoutEnd()
    {
        Command("CONFIG", "SET", "busy-reply-threshold", "1");
        using TcpClient client = new("127.0.0.1", Port);
        client.GetStream().Write("EVAL \"while true do end\" 0\r\n"u8);
        while (!Command("PING").StartsWith("-BUSY", StringComparison.Ordinal))
        {
            Thread.Sleep(5);
        }
    }

    public void Dispose()
    {
        try
        {
            Signal("CONT");
            Kill();
        }
        catch (InvalidOperationException)
        {
            // It has been killed already.
        }

        _watchdog.Dispose();
    }

    private Process Start()
    {
        // A configuration file comes first.
        string[] arguments =
        [
            .. _arguments,
            "--port",
            $"{Port}",
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            _directory,
            "--enable-debug-command",
            "yes",
        ];
        ProcessStartInfo start = new(_program, arguments) { RedirectStandardOutput = true };
        Process process = Process.Start(start)!;
        _watchdog.Guard(process);
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        Stopwatch waited = Stopwatch.StartNew();
        while (!Answers())
        {
            if (process.HasExited || waited.Elapsed > TimeSpan.FromSeconds(30))
            {
                process.Kill();
                process.WaitForExit();
                process.Dispose();
                _watchdog.Forget();
                throw new InvalidOperationException($"redis-server did not start on port {Port}.");
            }

            Thread.Sleep(5);
        }

        return process;
    }

    private bool Answers()
    {
        try
        {
            return Command("PING").Length > 0;
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }
}
