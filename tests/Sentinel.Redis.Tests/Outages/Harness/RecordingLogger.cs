using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Sentinel.Limiting;

namespace Sentinel.Redis.Tests.Outages;

/// <summary>Keeps what a store logs.</summary>
internal sealed class RecordingLogger : ILogger<RedisStore>
{
    private readonly ConcurrentQueue<(LogLevel Level, int Event, string Message)> _entries = [];

    internal (LogLevel Level, int Event, string Message)[] Entries => [.. _entries];

    internal int[] Events => [.. _entries.Select(static entry => entry.Event)];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _entries.Enqueue((logLevel, eventId.Id, formatter(state, exception)));
}
