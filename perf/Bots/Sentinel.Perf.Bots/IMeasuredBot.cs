using Sentinel.Limiting;
using Telegram.Bot.Polling;

namespace Sentinel.Perf.Bots;

/// <summary>A bot with some number of handlers, which are reached in several ways.</summary>
public interface IMeasuredBot
{
    /// <summary>The instance whose methods are the handlers.</summary>
    object Handlers { get; }

    /// <summary>By the dispatcher that the generator has written.</summary>
    IUpdateHandler Generated(LimiterStore store);

    /// <summary>By what a person can write at best for just these handlers.</summary>
    IUpdateHandler ByHand(LimiterStore store);
}
