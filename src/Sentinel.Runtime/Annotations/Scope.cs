namespace Sentinel;

/// <summary>Whom a policy counts together.</summary>
/// <remarks>
/// A scope means what it says. An update without a sender is counted for its chat; where it has neither, as a poll has, the
/// policy does not apply to it.
/// </remarks>
public enum Scope
{
    /// <summary>
    /// Each sender has a counter. The sender is the chat that a message was sent on behalf of, where there is one: Telegram
    /// then fills <c>From</c> with a placeholder that all such senders share.
    /// </summary>
    User,

    /// <summary>Each chat has a counter. A chat seen through a business connection is a chat of its own.</summary>
    Chat,

    /// <summary>Each sender has a counter in each chat, and one for what comes from no chat, as inline queries do.</summary>
    UserInChat,

    /// <summary>The whole bot has one counter.</summary>
    Global,
}
