using System.Net;
using System.Net.Sockets;

namespace Sentinel.Redis.Tests.Servers;

/// <summary>A client's connection through a <see cref="FaultProxy"/>.</summary>
internal sealed class ProxiedConnection(FaultProxy proxy, Socket client) : IDisposable
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    private readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private volatile bool _hangs;

    /// <summary>Passes on what comes, until one end has enough.</summary>
    internal async Task RunAsync(int port)
    {
        client.NoDelay = true;
        try
        {
            await _server.ConnectAsync(IPAddress.Loopback, port);
            await Task.WhenAll(PassAsync(client, RequestAsync), PassAsync(_server, ReplyAsync));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            Reset();
        }
    }

    /// <summary>From now on nothing goes through.</summary>
    internal void Hang() => _hangs = true;

    /// <summary>Ends it without a word.</summary>
    internal void Reset()
    {
        try
        {
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It has ended already.
        }

        Dispose();
    }

    public void Dispose()
    {
        client.Dispose();
        _server.Dispose();
    }

    private async Task PassAsync(Socket from, Func<ReadOnlyMemory<byte>, Task> pass)
    {
        byte[] buffer = new byte[65_536];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and int length)
            {
                await pass(buffer.AsMemory(0, length));
            }
        }
        finally
        {
            // The other direction ends with this one.
            if (!_hangs || from == client)
            {
                Dispose();
            }
        }
    }

    private async Task RequestAsync(ReadOnlyMemory<byte> request)
    {
        proxy.Saw(request.Span);
        if (!_hangs)
        {
            await _server.SendAsync(request);
            if (proxy.Fault == Fault.RepeatRequests)
            {
                await _server.SendAsync(request);
            }
        }
    }

    private async Task ReplyAsync(ReadOnlyMemory<byte> reply)
    {
        Fault fault = proxy.Fault;
        if (fault == Fault.ResetMidReply)
        {
            // Several replies may have come together: this is in the middle of the first.
            await client.SendAsync(reply[..Math.Min(3, reply.Length / 2)]);
            Reset();
            return;
        }

        if (fault == Fault.Delay)
        {
            await Task.WhenAny(Task.Delay(Late), proxy.FaultIsOver);
        }

        int copies = fault switch
        {
            Fault.RepeatReplies => 2,
            Fault.LoseReplies => 0,
            _ => 1,
        };
        for (int sent = 0; sent < copies && !_hangs; sent++)
        {
            await client.SendAsync(reply);
        }
    }
}
