using Microsoft.Extensions.Logging;

namespace Sentinel.Dispatch;

/// <summary>Where there is no host and so no log: what goes wrong is said on standard error rather than nowhere.</summary>
internal sealed class StandardErrorLogger : ILogger<SentinelGuard>
{
    internal static StandardErrorLogger Instance { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and not LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
        {
            Console.Error.WriteLine($"Sentinel: {formatter(state, exception)} {exception}");
        }
    }
}
