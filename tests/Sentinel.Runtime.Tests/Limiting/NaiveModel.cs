using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>The contract, written down plainly: every admission ever made, in a list for each counter.</summary>
internal sealed class NaiveModel
{
    private readonly Dictionary<string, List<long>> _admissions = [];

    internal Decision Decide(LimitPolicy[] policies, Origin origin, long now)
    {
        LimitPolicy[] applicable = [.. policies.Where(policy => KeyOf(policy, origin) is not null)];
        (LimitPolicy Policy, long Wait)[] waits =
        [
            .. applicable.Select(policy => (policy, WaitOf(policy, AdmissionsOf(policy, origin), now))),
        ];
        int remaining = applicable
            .Where(policy => policy.Kind == PolicyKind.Throttle)
            .Select(policy => policy.Permits - LiveOf(policy, AdmissionsOf(policy, origin), now))
            .Select(left => Math.Max(0, left))
            .DefaultIfEmpty(int.MaxValue)
            .Min();

        long longest = waits.Select(each => each.Wait).DefaultIfEmpty(0).Max();
        if (longest > 0)
        {
            return Decision.Refused(waits.First(each => each.Wait == longest).Policy, longest, remaining);
        }

        foreach (string key in applicable.Select(policy => KeyOf(policy, origin)!).Distinct())
        {
            _admissions[key].Add(now);
        }

        return Decision.Admitted(remaining == int.MaxValue ? remaining : remaining - 1);
    }

    private static long WaitOf(LimitPolicy policy, List<long> admissions, long now) =>
        LiveOf(policy, admissions, now) < policy.Permits
            ? 0
            : admissions[^policy.Permits] + (long)policy.Window.TotalMilliseconds - now;

    private static int LiveOf(LimitPolicy policy, List<long> admissions, long now)
    {
        int firstLive = admissions.FindLastIndex(stamp => stamp <= now - (long)policy.Window.TotalMilliseconds) + 1;
        return admissions.Count - firstLive;
    }

    private List<long> AdmissionsOf(LimitPolicy policy, Origin origin)
    {
        string key = KeyOf(policy, origin)!;
        if (!_admissions.TryGetValue(key, out List<long>? admissions))
        {
            _admissions.Add(key, admissions = []);
        }

        return admissions;
    }

    private static string? KeyOf(LimitPolicy policy, Origin origin)
    {
        string? chat =
            origin.ChatId == 0 && origin.ChatContext == 0 ? null : $"chat {origin.ChatId} {origin.ChatContext}";
        string? user = origin.UserId == 0 ? null : $"user {origin.UserId}";
        string? subject = policy.Scope switch
        {
            Scope.User => user ?? chat,
            Scope.Chat => chat,
            Scope.UserInChat when user is null || chat is null => user ?? chat,
            Scope.UserInChat => $"{user} in {chat}",
            _ => "everybody",
        };
        string content = policy.Kind == PolicyKind.Debounce ? $"{origin.Fingerprint}" : "any";
        return subject is null || content == "0"
            ? null
            : $"{policy.Kind} {policy.Bucket} {policy.Scope} bot {origin.BotId} {subject} {content}";
    }
}
