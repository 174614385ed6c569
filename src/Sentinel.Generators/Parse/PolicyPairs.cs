using Microsoft.CodeAnalysis;
using Sentinel.Generators.Model;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Parse;

/// <summary>Finds pairs of policies on one handler, of which one never refuses a call that the other admits.</summary>
internal static class PolicyPairs
{
    // Above this many the runtime counts in buckets, and may refuse a while longer than the window is.
    private const int MaxExactPermits = 128;

    public static void Check(
        HandlerSource source,
        AttributeData attribute,
        PolicyModel policy,
        List<PolicyModel> before,
        string handler
    )
    {
        if (before.Exists(other => IsSameCounter(other, policy)))
        {
            source.Fail(HandlerRules.PolicyOutOfRange, attribute, "another policy counts the same in the same window");
        }

        if (before.Exists(other => LeavesRoom(other, policy, handler) || LeavesRoom(policy, other, handler)))
        {
            source.Fail(
                HandlerRules.PolicyOutOfRange,
                attribute,
                "it and another policy count the same calls, and the one with the shorter window and no fewer permits never refuses"
            );
        }
    }

    // Not by WhenStoreFails: it changes nothing that is counted.
    private static bool IsSameCounter(PolicyModel one, PolicyModel other) =>
        one.Bucket == other.Bucket
        && one.IsDebounce == other.IsDebounce
        && one.Scope == other.Scope
        && one.Algorithm == other.Algorithm
        && one.WindowMilliseconds == other.WindowMilliseconds;

    /// <summary>
    /// Whether all that the narrow policy admits is admitted by the wide one. Only exact throttles are so plain, and only on calls
    /// of this handler alone. Where they part while the store fails, each has its use.
    /// </summary>
    private static bool LeavesRoom(PolicyModel narrow, PolicyModel wide, string handler) =>
        narrow.Permits <= wide.Permits
        && narrow.WindowMilliseconds > wide.WindowMilliseconds
        && narrow.Scope == wide.Scope
        && narrow.WhenStoreFails == wide.WhenStoreFails
        && CountsExactly(narrow, handler)
        && CountsExactly(wide, handler);

    private static bool CountsExactly(PolicyModel policy, string handler) =>
        !policy.IsDebounce
        && policy.Permits <= MaxExactPermits
        && policy.Algorithm == PolicyModel.DefaultAlgorithm
        && policy.Bucket.StartsWith($"{handler}/", StringComparison.Ordinal);
}
