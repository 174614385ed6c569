using Telegram.Bot.Types;

namespace Sentinel.Perf.Bots;

/// <summary>What all handlers do: they count, so that their own work does not hide what is before them.</summary>
public sealed class Tally
{
    /// <summary>How many calls have reached a handler.</summary>
    public int Calls { get; private set; }

    /// <summary>Counts a call.</summary>
    public Task CountAsync(Message message)
    {
        Calls += message is null ? 0 : 1;
        return Task.CompletedTask;
    }
}
