using System.Collections.Immutable;

namespace Sentinel.Generators.Parse;

/// <summary>
/// What updates of a kind lack, by the kind's name, as <c>Origins</c> and <c>Fingerprints</c> of the runtime read them. A kind
/// that is not named here is given the benefit of the doubt.
/// </summary>
internal static class KindFacts
{
    // Updates that move money (contract line 12).
    private static readonly ImmutableHashSet<string> NeverRefused =
    [
        "ShippingQuery",
        "PreCheckoutQuery",
        "PurchasedPaidMedia",
        "Subscription",
    ];

    private static readonly ImmutableHashSet<string> WithoutChat =
    [
        "InlineQuery",
        "ChosenInlineResult",
        "Poll",
        "PollAnswer",
        "ManagedBot",
    ];

    private static readonly ImmutableHashSet<string> WithoutContent =
    [
        "BusinessConnection",
        "DeletedBusinessMessages",
        "MessageReaction",
        "MessageReactionCount",
        "ChosenInlineResult",
        "Poll",
        "PollAnswer",
        "MyChatMember",
        "ChatMember",
        "ChatJoinRequest",
        "ChatBoost",
        "RemovedChatBoost",
        "ManagedBot",
        "StoppedMessageGeneration",
    ];

    public static bool IsNeverRefused(string kind) => NeverRefused.Contains(kind);

    /// <summary>What a policy needs and updates of the kind lack, in words; nothing where it applies.</summary>
    public static string? Missing(string kind, string scope, bool isDebounce) =>
        isDebounce && WithoutContent.Contains(kind) ? "no content that could be repeated"
        : scope == "Chat" && WithoutChat.Contains(kind) ? "no chat"
        : scope != "Global" && kind == "Poll" ? "neither sender nor chat"
        : null;
}
