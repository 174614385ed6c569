using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Sentinel.Redis.Tests.Servers;

/// <summary>A network between clients and a server that fails as the test says.</summary>
internal sealed class FaultProxy : IDisposable
{
    private readonly ConcurrentDictionary<ProxiedConnection, bool> _connections = [];
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private TaskCompletionSource _faultIsOver = new();
    private volatile Fault _fault;
    private volatile bool _isOver;
    private int _scripts;
    private int _accepted;

    internal FaultProxy(RedisServer server)
    {
        _server = server.Port;
        _listener.Start();
        _ = AcceptAsync();
    }

    internal string Address => $"{_listener.LocalEndpoint}";

    /// <summary>How many scripts clients have asked for, whatever became of that.</summary>
    internal int Scripts => Volatile.Read(ref _scripts);

    /// <summary>How many connections there have been.</summary>
    internal int Connections => Volatile.Read(ref _accepted);

    /// <summary>Completes when there is another fault, or none.</summary>
    internal Task FaultIsOver => _faultIsOver.Task;

    internal Fault Fault
    {
        get => _fault;
        set
        {
            _fault = value;
            TaskCompletionSource before = Interlocked.Exchange(ref _faultIsOver, new TaskCompletionSource());
            before.SetResult();
            foreach (ProxiedConnection connection in _connections.Keys)
            {
                Strike(connection);
            }
        }
    }

    public void Dispose()
    {
        _isOver = true;
        _listener.Dispose();
        Fault = Fault.Refuse;
    }

    /// <summary>Counts what a client sends.</summary>
    internal void Saw(ReadOnlySpan<byte> request)
    {
        for (int at; (at = request.IndexOf("EVAL"u8)) >= 0; request = request[(at + 1)..])
        {
            Interlocked.Increment(ref _scripts);
        }
    }

    private void Strike(ProxiedConnection connection)
    {
        if (_isOver || _fault == Fault.Refuse)
        {
            connection.Reset();
        }
        else if (_fault == Fault.Hang)
        {
            connection.Hang();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        Interlocked.Increment(ref _accepted);
        using ProxiedConnection connection = new(this, client);
        _connections[connection] = true;
        Strike(connection);
        await connection.RunAsync(_server);
        _connections.TryRemove(connection, out _);
    }
}
