using Telegram.Bot.Types;

namespace Sentinel.EndToEnd.Tests.Bots;

/// <summary>Handlers that allocate nothing themselves, so that whatever is allocated is the chain's.</summary>
public sealed partial class CountingHandlers
{
    public int Calls { get; private set; }

    /// <summary>What a pending handler waits for.</summary>
    public TaskCompletionSource Gate { get; set; } = new();

    [Command("count")]
    [Throttle(100, 60)]
    [Throttle(120, 3600)]
    public Task CountAsync(Message message, CancellationToken ct)
    {
        Calls++;
        return Task.CompletedTask;
    }

    [Command("once")]
    [Debounce(5)]
    public ValueTask OnceAsync(Message message)
    {
        Calls++;
        return default;
    }

    [Command("wait")]
    [Throttle(100, 60)]
    public Task WaitAsync(Message message)
    {
        Calls++;
        return Gate.Task;
    }
}
