using Microsoft.Extensions.Logging;
using Sentinel.Limiting;

namespace Sentinel.Redis.Tests.Kinds;

/// <summary>
/// Turns what a store logs of an outage into an exception: without Redis it decides by the same rules in memory, and a test of
/// the scripts would be none.
/// </summary>
internal sealed class NoOutage : ILogger<RedisStore>
{
    private NoOutage() { }

    internal static NoOutage Logger { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => throw new InvalidOperationException(formatter(state, exception), exception);
}
