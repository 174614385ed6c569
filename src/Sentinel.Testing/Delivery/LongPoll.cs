using Sentinel.Testing.Api;

namespace Sentinel.Testing.Delivery;

/// <summary>One getUpdates call that is being answered.</summary>
/// <param name="sequence">Position among all requests: tells the older of two polls.</param>
/// <param name="aborted">The client has gone, the emulator stops, or the webhook was removed.</param>
internal sealed class LongPoll(long sequence, CancellationToken aborted) : IDisposable
{
    private readonly CancellationTokenSource _ended = CancellationTokenSource.CreateLinkedTokenSource(aborted);

    public long Sequence { get; } = sequence;

    /// <summary>Ends the wait of this poll.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Why it was ended in favour of something else, or null.</summary>
    public ApiRefusal? Conflict { get; private set; }

    public void Terminate(string by)
    {
        Conflict = ApiRefusal.Conflict($"terminated by {by}");
        // Not Cancel: it would run the rest of the other request here, inside the caller's lock.
        _ = _ended.CancelAsync();
    }

    public void Dispose() => _ended.Dispose();
}
