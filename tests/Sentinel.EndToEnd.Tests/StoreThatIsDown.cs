using System.Collections.Concurrent;
using Sentinel.Limiting;

namespace Sentinel.EndToEnd.Tests;

/// <summary>A store that can never be asked: it denies a call where a policy says so, and decides nothing about others.</summary>
internal sealed class StoreThatIsDown : LimiterStore
{
    /// <summary>The sets of policies that reached it.</summary>
    public ConcurrentQueue<PolicySet> Asked { get; } = [];

    public override ValueTask<Verdict> DecideAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        Asked.Enqueue(policies);
        foreach (LimitPolicy policy in policies.Policies)
        {
            if (policy.WhenStoreFails == StoreFailure.Deny)
            {
                return new(Verdict.Denied(policy, 1_500));
            }
        }

        return new(Verdict.Undecided);
    }

    public override ValueTask<Verdict> PeekAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public override ValueTask RefundAsync(
        PolicySet policies,
        in Origin origin,
        in Verdict admission,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public override ValueTask ResetAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();
}
