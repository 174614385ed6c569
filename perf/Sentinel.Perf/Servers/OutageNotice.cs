using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>Says when decisions were made without Redis: the figures are then of something else.</summary>
internal sealed class OutageNotice : ILogger<RedisStore>
{
    internal static readonly OutageNotice Instance = new();

    private readonly ConcurrentQueue<string> _notices = [];

    /// <summary>What was said so far.</summary>
    internal IReadOnlyCollection<string> Notices => _notices;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        string notice = $"{formatter(state, exception)}  DECIDED WITHOUT REDIS, measure again";
        Console.Error.WriteLine(notice);
        _notices.Enqueue(notice);
    }
}
