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
    /// <param name="origin">
    /// Where the call comes from. A debounce needs its <see cref="Origin.Fingerprint"/>, which <c>Origins</c> do not read:
    /// <c>Incoming.Origin</c> has it.
    /// </param>
    /// <param name="cancellationToken">Ends the wait for a remote store; a store that does not wait ignores it.</param>
    /// <returns>The verdict. A refusal is a value, never an exception.</returns>
    public abstract ValueTask<Verdict> DecideAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    );

    /// <summary>Says what would be decided about a call now, and leaves no trace: nothing is charged.</summary>
    /// <param name="policies">The policies of the handler.</param>
    /// <param name="origin">Where the call would come from; with a fingerprint, as in <see cref="DecideAsync"/>.</param>
    /// <param name="cancellationToken">Ends the wait for a remote store.</param>
    /// <returns>
    /// The verdict. <see cref="Verdict.Remaining"/> counts the permits that are free now: one more than after a decision.
    /// </returns>
    public abstract ValueTask<Verdict> PeekAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    );

    /// <summary>Takes back what an admitted call was charged, as if it had never been made.</summary>
    /// <param name="policies">The policies that decided.</param>
    /// <param name="origin">Where the call came from; without its fingerprint the mark of a debounce stays.</param>
    /// <param name="admission">
    /// What <see cref="DecideAsync"/> said. A verdict that charged nothing, such as a refusal, gives nothing back.
    /// </param>
    /// <param name="cancellationToken">Ends the wait for a remote store.</param>
    /// <remarks>
    /// Refund a call once. A token bucket receives one permit, never more than fill it; a fixed window receives one as long
    /// as it is the one that was charged.
    /// </remarks>
    public abstract ValueTask RefundAsync(
        PolicySet policies,
        in Origin origin,
        in Verdict admission,
        CancellationToken cancellationToken = default
    );

    /// <summary>Forgets what the counters of a call have counted: all permits are free again.</summary>
    /// <param name="policies">The policies whose counters are meant.</param>
    /// <param name="origin">
    /// The subject, given as where its calls come from. A debounce is forgotten for <see cref="Origin.Fingerprint"/> alone.
    /// </param>
    /// <param name="cancellationToken">Ends the wait for a remote store.</param>
    public abstract ValueTask ResetAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    );
}
