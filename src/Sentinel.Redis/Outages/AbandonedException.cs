namespace Sentinel.Limiting.Outages;

/// <summary>The caller was cancelled before there was an answer; one may come still.</summary>
/// <param name="asking">What is being waited for no longer, or <see langword="null"/> where nothing was asked.</param>
/// <param name="token">The caller's token.</param>
internal sealed class AbandonedException(Task? asking, CancellationToken token) : OperationCanceledException(token)
{
    /// <summary>The answer, once it comes.</summary>
    public Task? Asking { get; } = asking;
}
