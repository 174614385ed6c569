using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>A verdict in a form that can be compared.</summary>
internal readonly record struct Decision(Outcome Outcome, LimitPolicy? Policy, long RetryAfter, int Remaining)
{
    internal bool IsAdmitted => Outcome == Outcome.Admitted;

    internal static Decision Admitted(int remaining = int.MaxValue) => new(Outcome.Admitted, null, 0, remaining);

    internal static Decision Refused(LimitPolicy policy, long retryAfter, int remaining = 0) =>
        new(policy.Kind == PolicyKind.Throttle ? Outcome.Throttled : Outcome.Debounced, policy, retryAfter, remaining);

    internal static Decision Of(Verdict verdict) =>
        new(verdict.Outcome, verdict.Policy, (long)verdict.RetryAfter.TotalMilliseconds, verdict.Remaining);
}
