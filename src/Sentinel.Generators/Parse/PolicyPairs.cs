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

        if (FindIdle(policy, before, handler) is (var idle, var other))
        {
            source.Fail(
                HandlerRules.PolicyOutOfRange,
                attribute,
                idle.Scope == other.Scope
                    ? "it and another policy count the same calls, and the one with the shorter window and no fewer permits never refuses"
                    : $"the throttle by {idle.Scope} never refuses, since the one by {other.Scope} counts the same calls and more, and admits no more of them in no less time"
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

    /// <summary>The policy of a new pair that never refuses, and the one which does that for it.</summary>
    private static (PolicyModel Idle, PolicyModel Other)? FindIdle(
        PolicyModel policy,
        List<PolicyModel> before,
        string handler
    )
    {
        foreach (PolicyModel other in before)
        {
            if (LeavesRoom(other, policy, handler))
            {
                return (policy, other);
            }

            if (LeavesRoom(policy, other, handler))
            {
                return (other, policy);
            }
        }

        return null;
    }

    /// <summary>
    /// Whether all that the narrow policy admits is admitted by the wide one. Only exact throttles are so plain, and only on calls
    /// of this handler alone. Where they part while the store fails, each has its use.
    /// </summary>
    private static bool LeavesRoom(PolicyModel narrow, PolicyModel wide, string handler) =>
        narrow.Permits <= wide.Permits
        && (
            narrow.Scope == wide.Scope
                ? narrow.WindowMilliseconds > wide.WindowMilliseconds
                : narrow.WindowMilliseconds >= wide.WindowMilliseconds && Covers(narrow.Scope, wide.Scope)
        )
        && narrow.WhenStoreFails == wide.WhenStoreFails
        && CountsExactly(narrow, handler)
        && CountsExactly(wide, handler);

    /// <summary>
    /// Whether calls that one scope counts together are counted together by the other, and whenever they are counted at all. That is
    /// not so of a chat and a user in it: there may be no chat, and the user is counted all the same. Without a sender, both a user and
    /// a user in a chat are the chat.
    /// </summary>
    private static bool Covers(string scope, string narrower) =>
        scope == "Global" || (scope == "User" && narrower == "UserInChat");

    private static bool CountsExactly(PolicyModel policy, string handler) =>
        !policy.IsDebounce
        && policy.Permits <= MaxExactPermits
        && policy.Algorithm == PolicyModel.DefaultAlgorithm
        && policy.Bucket.StartsWith($"{handler}/", StringComparison.Ordinal);
}
