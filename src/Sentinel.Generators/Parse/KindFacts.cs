using System.Collections.Immutable;

namespace Sentinel.Generators.Parse;

/// <summary>
/// What updates of a kind lack, by the kind's name, as <c>Origins</c> and <c>Fingerprints</c> of the runtime read them. Of a kind
/// that is newer than this they read nothing.
/// </summary>
internal static class KindFacts
{
    // They move money, or wait for an answer without which no money moves.
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

    // Those that have a chat and content.
    private static readonly ImmutableHashSet<string> Usual =
    [
        "Message",
        "CallbackQuery",
        "EditedMessage",
        "ChannelPost",
        "EditedChannelPost",
        "BusinessMessage",
        "EditedBusinessMessage",
        "GuestMessage",
    ];

    private static readonly ImmutableHashSet<string> Known =
    [
        .. Usual,
        .. NeverRefused,
        .. WithoutChat,
        .. WithoutContent,
    ];

    public static bool IsNeverRefused(string kind) => NeverRefused.Contains(kind);

    /// <summary>What a policy needs and updates of the kind lack, in words; nothing where it applies.</summary>
    public static string? Missing(string kind, string scope, bool isDebounce) =>
        isDebounce && WithoutContent.Contains(kind) ? "no content that could be repeated"
        : scope == "Chat" && WithoutChat.Contains(kind) ? "no chat"
        : scope != "Global" && kind == "Poll" ? "neither sender nor chat"
        : (isDebounce || scope != "Global") && !Known.Contains(kind)
            ? "nothing that this version of Sentinel reads; count them by Scope.Global, or use a later version"
        : null;
}
