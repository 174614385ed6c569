namespace Sentinel.Limiting;

/// <summary>Where a call comes from, as ids: all that a store needs to know of an update.</summary>
public readonly record struct Origin
{
    /// <summary>The bot that received the update; 0 where it is not known.</summary>
    public long BotId { get; init; }

    /// <summary>The sender, or 0 where there is none.</summary>
    public long UserId { get; init; }

    /// <summary>The chat, or 0 where there is none.</summary>
    public long ChatId { get; init; }

    /// <summary>What tells chats with equal ids apart, such as a hash of the business connection; 0 for an ordinary chat.</summary>
    public ulong ChatContext { get; init; }

    /// <summary>A hash of the content, for debounce; 0 where the call is never a duplicate.</summary>
    public ulong Fingerprint { get; init; }

    /// <summary>
    /// Whether the update must reach its handler whatever the policies say, because it moves money or must be answered in time. The guard then asks no store; a
    /// store that is asked directly does not look at it.
    /// </summary>
    public bool IsExempt { get; init; }

    private bool HasChat => ChatId != 0 || ChatContext != 0;

    /// <summary>Finds the subject whose counter <paramref name="policy"/> uses for this call.</summary>
    /// <param name="policy">The policy that is asked.</param>
    /// <param name="subject">The subject, where the policy applies.</param>
    /// <returns>
    /// Whether the policy applies. It does not where the call has nobody to count for in the policy's scope, nor, for a
    /// debounce, where it has no content.
    /// </returns>
    public bool TryGetSubject(LimitPolicy policy, out Subject subject)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.Kind == PolicyKind.Debounce && Fingerprint == 0)
        {
            subject = default;
            return false;
        }

        switch (policy.Scope)
        {
            case Scope.Global:
                subject = new Subject(Scope.Global, BotId, 0, 0, 0);
                return true;
            case Scope.Chat:
                subject = new Subject(Scope.Chat, BotId, 0, ChatId, ChatContext);
                return HasChat;
            case Scope.User when UserId != 0:
                subject = new Subject(Scope.User, BotId, UserId, 0, 0);
                return true;
            default:
                // A missing sender falls back to the chat; in UserInChat a missing chat leaves the sender alone.
                subject = new Subject(policy.Scope, BotId, UserId, ChatId, ChatContext);
                return UserId != 0 || HasChat;
        }
    }
}
