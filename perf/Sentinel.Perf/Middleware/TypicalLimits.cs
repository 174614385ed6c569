using System.Collections.Concurrent;
using Telegram.Bot.Types;

namespace Sentinel.Perf;

/// <summary>Throttle and debounce as most bots have them: a queue of times for each user, and when each text was last sent.</summary>
internal sealed class TypicalLimits
{
    private readonly ConcurrentDictionary<long, Queue<DateTime>> _calls = new();
    private readonly ConcurrentDictionary<(long User, string Text), DateTime> _texts = new();

    /// <summary>The debounce first, as such bots mostly have it: a call that the throttle refuses then has left its mark.</summary>
    internal static Pipeline DebounceFirst(object handlers)
    {
        TypicalLimits limits = new();
        return Pipeline.Of(new CommandRoutes(handlers).RunAsync, limits.DebounceAsync, limits.ThrottleAsync);
    }

    /// <summary>The throttle first: a call that it refuses leaves no mark, as in the generated code.</summary>
    internal static Pipeline ThrottleFirst(object handlers)
    {
        TypicalLimits limits = new();
        return Pipeline.Of(new CommandRoutes(handlers).RunAsync, limits.ThrottleAsync, limits.DebounceAsync);
    }

    private async Task ThrottleAsync(Update update, Func<Update, Task> next)
    {
        if (update.Message?.From is { } from)
        {
            DateTime now = DateTime.UtcNow;
            Queue<DateTime> calls = _calls.GetOrAdd(from.Id, static _ => new Queue<DateTime>());
            lock (calls)
            {
                while (calls.TryPeek(out DateTime oldest) && now - oldest >= BarPolicy.Window)
                {
                    calls.Dequeue();
                }

                if (calls.Count >= BarPolicy.Permits)
                {
                    return;
                }

                calls.Enqueue(now);
            }
        }

        await next(update);
    }

    private async Task DebounceAsync(Update update, Func<Update, Task> next)
    {
        if (update.Message is { From: { } from, Text: { } text })
        {
            DateTime now = DateTime.UtcNow;
            if (_texts.TryGetValue((from.Id, text), out DateTime last) && now - last < BarPolicy.Debounce)
            {
                return;
            }

            _texts[(from.Id, text)] = now;
        }

        await next(update);
    }
}
