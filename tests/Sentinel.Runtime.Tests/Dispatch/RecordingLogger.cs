using Microsoft.Extensions.Logging;
using Sentinel.Dispatch;

namespace Sentinel.Runtime.Tests.Dispatch;

/// <summary>Keeps what is logged, then throws where the test says so.</summary>
internal sealed class RecordingLogger(Exception? failure = null) : ILogger<SentinelGuard>
{
    private readonly List<(LogLevel Level, Exception? Exception, string Message)> _entries = [];

    internal IReadOnlyList<(LogLevel Level, Exception? Exception, string Message)> Entries => _entries;

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
        _entries.Add((logLevel, exception, formatter(state, exception)));
        if (failure is not null)
        {
            throw failure;
        }
    }
}
