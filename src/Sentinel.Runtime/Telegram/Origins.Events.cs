using Sentinel.Limiting;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Payments;

namespace Sentinel.Telegram;

public static partial class Origins
{
    /// <summary>A business account was connected, changed or disconnected.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(BusinessConnection connection, long botId) =>
        new()
        {
            BotId = botId,
            UserId = connection.User?.Id ?? 0,
            ChatId = connection.UserChatId,
        };

    /// <summary>Messages were deleted from a business account's chat. Telegram does not say by whom.</summary>
    /// <param name="deletion">The deletion.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(BusinessMessagesDeleted deletion, long botId)
    {
        return FromSender(null, deletion.Chat, botId) with
        {
            ChatContext = deletion.BusinessConnectionId is { Length: > 0 } connection
                ? ContentHash.Of(connection, ContentDomain.BusinessConnection)
                : 0,
        };
    }

    /// <summary>A user, or a chat that reacts as one, changed a reaction.</summary>
    /// <param name="reaction">The change.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(MessageReactionUpdated reaction, long botId) =>
        FromSender(reaction.ActorChat?.Id ?? reaction.User?.Id, reaction.Chat, botId);

    /// <summary>The counts of anonymous reactions changed.</summary>
    /// <param name="counts">The change.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(MessageReactionCountUpdated counts, long botId) => FromSender(null, counts.Chat, botId);

    /// <summary>A poll changed: nobody did it and nowhere, so that only <see cref="Scope.Global"/> applies.</summary>
    /// <param name="poll">The poll.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(Poll poll, long botId) => new() { BotId = botId };

    /// <summary>A vote. A chat that votes is the voter, not the place.</summary>
    /// <param name="answer">The vote.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(PollAnswer answer, long botId) =>
        FromSender(answer.VoterChat?.Id ?? answer.User?.Id, null, botId);

    /// <summary>A membership changed. The sender is who changed it, not whose it is.</summary>
    /// <param name="change">The change.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(ChatMemberUpdated change, long botId) => FromSender(change.From?.Id, change.Chat, botId);

    /// <summary>
    /// A user asks to join a chat; never limited where
    /// <see href="https://core.telegram.org/bots/api#chatjoinrequest">the bot must answer within 10 seconds</see>.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(ChatJoinRequest request, long botId) =>
        FromSender(request.From?.Id, request.Chat, botId) with
        {
            IsExempt = request.QueryId is { Length: > 0 },
        };

    /// <summary>A chat was boosted.</summary>
    /// <param name="boost">The boost.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(ChatBoostUpdated boost, long botId) =>
        FromSender(BoosterOf(boost.Boost?.Source)?.Id, boost.Chat, botId);

    /// <summary>A boost was removed from a chat.</summary>
    /// <param name="removal">The removal.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(ChatBoostRemoved removal, long botId) =>
        FromSender(BoosterOf(removal.Source)?.Id, removal.Chat, botId);

    /// <summary>A managed bot was created or changed by its owner.</summary>
    /// <param name="managed">The change.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(ManagedBotUpdated managed, long botId) => FromUser(managed.User, botId);

    /// <summary>A streamed answer was stopped in a chat.</summary>
    /// <param name="stop">The stop.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(MessageGenerationStopped stop, long botId) => FromSender(null, stop.Chat, botId);

    /// <summary>
    /// Whatever an update carries. A kind that this version does not know has neither sender nor chat, so that only
    /// <see cref="Scope.Global"/> applies to it.
    /// </summary>
    /// <param name="update">The update.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(Update update, long botId)
    {
        return update switch
        {
            { Message: { } message } => Of(message, botId),
            { CallbackQuery: { } query } => Of(query, botId),
            { InlineQuery: { } query } => Of(query, botId),
            { EditedMessage: { } message } => Of(message, botId),
            { ChannelPost: { } message } => Of(message, botId),
            { EditedChannelPost: { } message } => Of(message, botId),
            { BusinessMessage: { } message } => Of(message, botId),
            { EditedBusinessMessage: { } message } => Of(message, botId),
            { GuestMessage: { } message } => Of(message, botId),
            { BusinessConnection: { } connection } => Of(connection, botId),
            { DeletedBusinessMessages: { } deletion } => Of(deletion, botId),
            { MessageReaction: { } reaction } => Of(reaction, botId),
            { MessageReactionCount: { } counts } => Of(counts, botId),
            { ChosenInlineResult: { } result } => Of(result, botId),
            { ShippingQuery: { } query } => Of(query, botId),
            { PreCheckoutQuery: { } query } => Of(query, botId),
            { PurchasedPaidMedia: { } purchase } => Of(purchase, botId),
            { Poll: { } poll } => Of(poll, botId),
            { PollAnswer: { } answer } => Of(answer, botId),
            { MyChatMember: { } change } => Of(change, botId),
            { ChatMember: { } change } => Of(change, botId),
            { ChatJoinRequest: { } request } => Of(request, botId),
            { ChatBoost: { } boost } => Of(boost, botId),
            { RemovedChatBoost: { } removal } => Of(removal, botId),
            { ManagedBot: { } managed } => Of(managed, botId),
            { Subscription: { } subscription } => Of(subscription, botId),
            { StoppedMessageGeneration: { } stop } => Of(stop, botId),
            _ => new Origin { BotId = botId },
        };
    }

    /// <summary>
    /// A payload whose type is not known where it is passed. Only <see cref="Scope.Global"/> applies to one of a kind that this
    /// version does not know.
    /// </summary>
    /// <param name="payload">The payload.</param>
    /// <param name="botId">The bot that received it.</param>
    public static Origin Of(object payload, long botId) =>
        payload switch
        {
            Update update => Of(update, botId),
            Message message => Of(message, botId),
            CallbackQuery query => Of(query, botId),
            InlineQuery query => Of(query, botId),
            BusinessConnection connection => Of(connection, botId),
            BusinessMessagesDeleted deletion => Of(deletion, botId),
            MessageReactionUpdated reaction => Of(reaction, botId),
            MessageReactionCountUpdated counts => Of(counts, botId),
            ChosenInlineResult result => Of(result, botId),
            ShippingQuery query => Of(query, botId),
            PreCheckoutQuery query => Of(query, botId),
            PaidMediaPurchased purchase => Of(purchase, botId),
            Poll poll => Of(poll, botId),
            PollAnswer answer => Of(answer, botId),
            ChatMemberUpdated change => Of(change, botId),
            ChatJoinRequest request => Of(request, botId),
            ChatBoostUpdated boost => Of(boost, botId),
            ChatBoostRemoved removal => Of(removal, botId),
            ManagedBotUpdated managed => Of(managed, botId),
            BotSubscriptionUpdated subscription => Of(subscription, botId),
            MessageGenerationStopped stop => Of(stop, botId),
            _ => new Origin { BotId = botId },
        };

    private static User? BoosterOf(ChatBoostSource? source) =>
        source switch
        {
            ChatBoostSourcePremium premium => premium.User,
            ChatBoostSourceGiftCode gift => gift.User,
            ChatBoostSourceGiveaway giveaway => giveaway.User,
            _ => null,
        };
}
