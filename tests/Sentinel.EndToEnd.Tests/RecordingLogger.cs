using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Sentinel.Dispatch;

namespace Sentinel.EndToEnd.Tests;

/// <summary>Keeps what the guard logs.</summary>
internal sealed class RecordingLogger : ILogger<SentinelGuard>
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
}
