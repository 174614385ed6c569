using System.Globalization;

namespace Sentinel.Limiting.Questions;

/// <summary>
/// The key of a counter, such as <c>sentinel:{77:user:42}:orders</c>. Bot and subject are its hash tag: all counters
/// of a subject are in one slot of a cluster.
/// </summary>
internal static class CounterKey
{
    public static string Of(string prefix, in Subject subject, PlannedPolicy policy, ulong fingerprint) =>
        policy.Kind == 'D'
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{prefix}:{{{subject.BotId}:{subject}}}:{policy.Name}:{fingerprint:x16}"
            )
            : string.Create(CultureInfo.InvariantCulture, $"{prefix}:{{{subject.BotId}:{subject}}}:{policy.Name}");
}
