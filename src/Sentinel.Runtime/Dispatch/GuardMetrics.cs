using System.Diagnostics.Metrics;
using Sentinel.Limiting;

namespace Sentinel.Dispatch;

/// <summary>What the guard counts, never by user. Nothing is done where nobody listens.</summary>
internal static class GuardMetrics
{
    private static readonly Meter Meter = new("Sentinel");

    private static readonly Counter<long> Decisions = Meter.CreateCounter<long>(
        "sentinel.decisions",
        "{decision}",
        "Decisions by handler, refusing policy and outcome."
    );

    private static readonly Counter<long> NotApplicable = Meter.CreateCounter<long>(
        "sentinel.policies.not_applicable",
        "{policy}",
        "Policies that did not apply to a call, by handler and policy."
    );

    internal static void Decided(PolicySet policies, in Verdict verdict)
    {
        if (Decisions.Enabled)
        {
            Decisions.Add(
                1,
                new("handler", policies.Handler),
                new("policy", verdict.Policy?.Bucket),
                new("outcome", NameOf(verdict.Outcome))
            );
        }
    }

    internal static void CountNotApplicable(PolicySet policies, in Origin origin)
    {
        if (NotApplicable.Enabled)
        {
            CountEachNotApplicable(policies, in origin);
        }
    }

    private static void CountEachNotApplicable(PolicySet policies, in Origin origin)
    {
        foreach (LimitPolicy policy in policies.Policies)
        {
            if (!origin.TryGetSubject(policy, out _))
            {
                NotApplicable.Add(1, new("handler", policies.Handler), new("policy", policy.Bucket));
            }
        }
    }

    private static string NameOf(Outcome outcome) =>
        outcome switch
        {
            Outcome.Admitted => "admitted",
            Outcome.Throttled => "throttled",
            Outcome.Debounced => "debounced",
            Outcome.Denied => "denied",
            _ => "undecided",
        };
}
