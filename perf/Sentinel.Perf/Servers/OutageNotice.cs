using Microsoft.Extensions.Logging;
using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>Says when decisions were made without Redis: the figures are then of something else.</summary>
internal sealed class OutageNotice : ILogger<RedisStore>
{
    internal static readonly OutageNotice Instance = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Console.Error.WriteLine($"{formatter(state, exception)}  DECIDED WITHOUT REDIS, measure again");
}
