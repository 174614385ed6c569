namespace Sentinel.Limiting.Outages;

/// <summary>Why Redis could not be asked.</summary>
internal enum OutageReason
{
    /// <summary>There is no connection.</summary>
    Disconnected,

    /// <summary>There was no answer within the deadline.</summary>
    Timeout,

    /// <summary>The circuit is open: it has failed so often that it is left alone for a moment.</summary>
    CircuitOpen,

    /// <summary>The server answered with an error.</summary>
    ServerError,

    /// <summary>A key of ours holds what is none of our counters.</summary>
    ForeignKey,
}
