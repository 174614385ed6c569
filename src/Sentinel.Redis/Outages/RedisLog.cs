using Microsoft.Extensions.Logging;

namespace Sentinel.Limiting.Outages;

/// <summary>What the store writes to the log.</summary>
internal static partial class RedisLog
{
    [LoggerMessage(
        101,
        LogLevel.Error,
        "{Counters} cannot be asked ({Reason}). Until it answers, each policy does what its WhenStoreFails says."
    )]
    internal static partial void Failing(ILogger logger, Exception exception, string counters, OutageReason reason);

    [LoggerMessage(
        102,
        LogLevel.Warning,
        "{Counters} answers again, after {Seconds:F1} s in which {Failures} times it could not be asked."
    )]
    internal static partial void Recovered(ILogger logger, string counters, double seconds, long failures);

    [LoggerMessage(
        103,
        LogLevel.Warning,
        "Redis could not be asked at the start; it is tried again in the background."
    )]
    internal static partial void Unreachable(ILogger logger, Exception? exception);

    [LoggerMessage(
        104,
        LogLevel.Error,
        "A key is somebody else's, and left as it is; its subject is decided without Redis. Set RedisStoreOptions.Prefix. {Answer}"
    )]
    internal static partial void ForeignKey(ILogger logger, string answer);
}
