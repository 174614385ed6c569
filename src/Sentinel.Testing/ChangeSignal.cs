namespace Sentinel.Testing;

/// <summary>Wakes everybody who waits for a change of some state.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource _next = NewRound();

    /// <summary>Says that the state has changed. Call it after the change.</summary>
    public void Pulse() => Interlocked.Exchange(ref _next, NewRound()).SetResult();

    /// <summary>Tries again after every change, until <paramref name="attempt"/> finds something.</summary>
    public async Task<T> WaitForAsync<T>(Func<T?> attempt, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            // Taken before the attempt, so that a change in between is not missed.
            Task change = Volatile.Read(ref _next).Task;
            if (attempt() is { } found)
            {
                return found;
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static TaskCompletionSource NewRound() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
