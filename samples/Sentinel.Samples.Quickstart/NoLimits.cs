using Sentinel.Limiting;

namespace Sentinel.Samples.Quickstart;

/// <summary>A store that admits every call, so that the same bot runs as if it had no guard.</summary>
internal sealed class NoLimits : LimiterStore
{
    /// <inheritdoc/>
    public override ValueTask<Verdict> DecideAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    ) => new(Verdict.Unlimited);

    /// <inheritdoc/>
    public override ValueTask<Verdict> PeekAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    ) => new(Verdict.Unlimited);

    /// <inheritdoc/>
    public override ValueTask RefundAsync(
        PolicySet policies,
        in Origin origin,
        in Verdict admission,
        CancellationToken cancellationToken = default
    ) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public override ValueTask ResetAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    ) => ValueTask.CompletedTask;
}
