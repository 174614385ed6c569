using Microsoft.Extensions.Logging;
using Sentinel.Limiting;

namespace Sentinel.Dispatch;

/// <summary>What the guard and the dispatcher write to the log.</summary>
internal static partial class GuardLog
{
    [LoggerMessage(
        1,
        LogLevel.Error,
        "The store could not decide about {Handler}: nothing is charged, and the call is {Outcome}."
    )]
    internal static partial void StoreFailed(ILogger logger, Exception exception, string handler, Outcome outcome);

    [LoggerMessage(2, LogLevel.Warning, "The sender of an update refused by {Policy} could not be told.")]
    internal static partial void ReplyFailed(ILogger logger, Exception exception, string? policy);

    [LoggerMessage(3, LogLevel.Error, "A handler or the receiver of updates failed ({Source}).")]
    internal static partial void Failed(ILogger logger, Exception exception, string source);

    [LoggerMessage(4, LogLevel.Error, "The observer of verdicts failed on {Handler}.")]
    internal static partial void ObserverFailed(ILogger logger, Exception exception, string handler);
}
