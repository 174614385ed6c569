using Sentinel.Limiting;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Payments;

namespace Sentinel.Telegram;

/// <summary>Reads from each kind of update who sent it and where.</summary>
/// <remarks>
/// Ids that a malformed update lacks are 0. A chat is told apart by its business connection too, and a chat in which the bot
/// is a guest from the bot's own: their ids may coincide
/// (<see href="https://core.telegram.org/bots/api#message">Message</see>).
/// </remarks>
public static partial class Origins
{
    // One value for all guest queries: their ids are used once, so a counter named after one would never count to two.
    private const ulong GuestContext = 1;

    /// <summary>A message, post or edit of any kind; never limited where it tells of a payment or a refund.</summary>
    /// <param name="message">The message.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(Message message, long botId)
    {
        return new Origin
        {
            BotId = botId,
            // On behalf of a chat, From is a placeholder that all such senders share.
            UserId = message.SenderChat?.Id ?? message.From?.Id ?? 0,
            ChatId = message.Chat?.Id ?? 0,
            ChatContext = ContextOf(message),
            IsExempt = message.SuccessfulPayment is not null || message.RefundedPayment is not null,
        };
    }

    /// <summary>A press of an inline button. Its sender is always a real user, an anonymous administrator's too.</summary>
    /// <param name="query">The press.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(CallbackQuery query, long botId)
    {
        Origin origin = new() { BotId = botId, UserId = query.From?.Id ?? 0 };
        return query switch
        {
            { Message: { Chat: { } chat } message } => origin with
            {
                ChatId = chat.Id,
                ChatContext = ContextOf(message),
            },
            { ChatInstance: { Length: > 0 } instance } => origin with
            {
                ChatContext = ContentHash.Of(instance, ContentDomain.ChatInstance),
            },
            _ => origin,
        };
    }

    /// <summary>Typing after the bot's name. It happens in no chat that the bot is told of.</summary>
    /// <param name="query">The inline query.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(InlineQuery query, long botId) => FromUser(query.From, botId);

    /// <summary>The choice of an inline result.</summary>
    /// <param name="result">The choice.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(ChosenInlineResult result, long botId) => FromUser(result.From, botId);

    /// <summary>A request for shipping options; never limited, since a purchase waits for the answer.</summary>
    /// <param name="query">The shipping query.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(ShippingQuery query, long botId) => FromUser(query.From, botId) with { IsExempt = true };

    /// <summary>
    /// The last question before a payment; never limited, since
    /// <see href="https://core.telegram.org/bots/api#precheckoutquery">it fails unless answered within 10 seconds</see>.
    /// </summary>
    /// <param name="query">The pre-checkout query.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(PreCheckoutQuery query, long botId) => FromUser(query.From, botId) with { IsExempt = true };

    /// <summary>A purchase of paid media; never limited, since money has moved.</summary>
    /// <param name="purchase">The purchase.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(PaidMediaPurchased purchase, long botId) =>
        FromUser(purchase.From, botId) with
        {
            IsExempt = true,
        };

    /// <summary>A change of a subscription; never limited, since money has moved.</summary>
    /// <param name="subscription">The change.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(BotSubscriptionUpdated subscription, long botId) =>
        FromUser(subscription.User, botId) with
        {
            IsExempt = true,
        };

    private static Origin FromUser(User? user, long botId) => new() { BotId = botId, UserId = user?.Id ?? 0 };

    private static Origin FromSender(long? senderId, Chat? chat, long botId) =>
        new()
        {
            BotId = botId,
            UserId = senderId ?? 0,
            ChatId = chat?.Id ?? 0,
        };

    internal static ulong ContextOf(Message message) =>
        message switch
        {
            { BusinessConnectionId: { Length: > 0 } connection } => ContentHash.Of(
                connection,
                ContentDomain.BusinessConnection
            ),
            { GuestQueryId.Length: > 0 } => GuestContext,
            _ => 0,
        };
}
