using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>What tells counters apart, spelled out.</summary>
internal static class CounterName
{
    /// <summary>The name of the counter that a policy uses for a call, or null where it does not apply.</summary>
    internal static string? Of(LimitPolicy policy, Origin origin)
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
        string? variant = policy switch
        {
            { Kind: PolicyKind.Debounce } => origin.Fingerprint == 0 ? null : $"content {origin.Fingerprint}",
            { Algorithm: Algorithm.SlidingLog } => "any window",
            _ => $"window {policy.WindowMilliseconds}",
        };
        return subject is null || variant is null
            ? null
            : $"{policy.Kind} {policy.Algorithm} {policy.Bucket} {policy.Scope} bot {origin.BotId} {subject} {variant}";
    }
}
