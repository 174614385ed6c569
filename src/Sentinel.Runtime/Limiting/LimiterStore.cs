namespace Sentinel.Limiting;

/// <summary>Where counters live.</summary>
/// <remarks>
/// Every store gives the same verdicts for the same calls at the same times. Implementations are thread-safe, and complete
/// synchronously where the answer is at hand.
/// </remarks>
public abstract class LimiterStore
{
    /// <summary>Decides about one call, and charges it to all of its policies or to none.</summary>
    /// <param name="policies">The policies of the handler that is called.</param>
    /// <param name="origin">Where the call comes from.</param>
    /// <param name="cancellationToken">Ends the wait for a remote store; a store that does not wait ignores it.</param>
    /// <returns>The verdict. A refusal is a value, never an exception.</returns>
    public abstract ValueTask<Verdict> DecideAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    );
}
