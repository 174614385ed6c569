using Telegram.Bot.Types.Enums;

namespace Sentinel.Runtime.Tests.Telegram;

/// <summary>What an update of each kind must yield: telegram-facts, part 3, row by row.</summary>
internal static class UpdateKinds
{
    private const string Ann = "{'id':42,'is_bot':false,'first_name':'Ann'}";
    private const string Bob = "{'id':43,'is_bot':false,'first_name':'Bob'}";
    private const string Group = "{'id':-7,'type':'supergroup','title':'G'}";
    private const string Channel = "{'id':-1008,'type':'channel','title':'C'}";
    private const string Private = "{'id':42,'type':'private'}";
    private const string Source = $"{{'source':'premium','user':{Ann}}}";
    private const string Sent = "'message_id':5,'date':1700000000";

    private const string MemberChange =
        $"'chat':{Group},'from':{Ann},'old_chat_member':{{'status':'left','user':{Bob}}},"
        + $"'new_chat_member':{{'status':'member','user':{Bob}}}";

    internal static IReadOnlyList<UpdateKindRow> Rows { get; } =
    [
        new(UpdateType.Unknown, Updates.Json("something_new", "")),
        Of(UpdateType.Message, "message", $"{Sent},'from':{Ann},'chat':{Group},'text':'x'", 42, -7),
        Of(UpdateType.EditedMessage, "edited_message", $"{Sent},'from':{Ann},'chat':{Group}", 42, -7),
        Of(UpdateType.ChannelPost, "channel_post", $"{Sent},'sender_chat':{Channel},'chat':{Channel}", -1008, -1008),
        Of(UpdateType.EditedChannelPost, "edited_channel_post", $"{Sent},'chat':{Channel}", 0, -1008),
        Of(
            UpdateType.BusinessConnection,
            "business_connection",
            $"'id':'bc','user':{Ann},'user_chat_id':42,'date':1700000000,'is_enabled':true",
            42,
            42
        ),
        Of(
            UpdateType.BusinessMessage,
            "business_message",
            $"{Sent},'business_connection_id':'bc','from':{Ann},'chat':{Private}",
            42,
            42,
            context: true
        ),
        Of(
            UpdateType.EditedBusinessMessage,
            "edited_business_message",
            $"{Sent},'business_connection_id':'bc','from':{Ann},'chat':{Private}",
            42,
            42,
            context: true
        ),
        Of(
            UpdateType.DeletedBusinessMessages,
            "deleted_business_messages",
            $"'business_connection_id':'bc','chat':{Private},'message_ids':[5]",
            0,
            42,
            context: true
        ),
        Of(
            UpdateType.GuestMessage,
            "guest_message",
            $"{Sent},'guest_query_id':'gq','from':{Ann},'chat':{Group},'text':'x'",
            42,
            -7,
            context: true
        ),
        Of(
            UpdateType.MessageReaction,
            "message_reaction",
            $"'chat':{Group},'message_id':5,'user':{Ann},'date':1700000000,'old_reaction':[],'new_reaction':[]",
            42,
            -7
        ),
        Of(
            UpdateType.MessageReactionCount,
            "message_reaction_count",
            $"'chat':{Group},'message_id':5,'date':1700000000,'reactions':[]",
            0,
            -7
        ),
        Of(
            UpdateType.InlineQuery,
            "inline_query",
            $"'id':'4712','from':{Ann},'query':'x','offset':'','chat_type':'private'",
            42,
            0
        ),
        Of(UpdateType.ChosenInlineResult, "chosen_inline_result", $"'result_id':'1','from':{Ann},'query':'x'", 42, 0),
        Of(
            UpdateType.CallbackQuery,
            "callback_query",
            $"'id':'4711','from':{Ann},'message':{{{Sent},'chat':{Group}}},'chat_instance':'99','data':'x'",
            42,
            -7
        ),
        Of(
            UpdateType.ShippingQuery,
            "shipping_query",
            $"'id':'1','from':{Ann},'invoice_payload':'x'",
            42,
            0,
            exempt: true
        ),
        Of(
            UpdateType.PreCheckoutQuery,
            "pre_checkout_query",
            $"'id':'1','from':{Ann},'currency':'XTR','total_amount':1,'invoice_payload':'x'",
            42,
            0,
            exempt: true
        ),
        Of(
            UpdateType.PurchasedPaidMedia,
            "purchased_paid_media",
            $"'from':{Ann},'paid_media_payload':'x'",
            42,
            0,
            exempt: true
        ),
        Of(UpdateType.Poll, "poll", "'id':'1','question':'?','options':[]", 0, 0),
        Of(UpdateType.PollAnswer, "poll_answer", $"'poll_id':'1','user':{Ann},'option_ids':[0]", 42, 0),
        Of(UpdateType.MyChatMember, "my_chat_member", MemberChange, 42, -7),
        Of(UpdateType.ChatMember, "chat_member", MemberChange, 42, -7),
        Of(
            UpdateType.ChatJoinRequest,
            "chat_join_request",
            $"'chat':{Group},'from':{Ann},'user_chat_id':42,'date':1700000000",
            42,
            -7
        ),
        Of(
            UpdateType.ChatBoost,
            "chat_boost",
            $"'chat':{Group},'boost':{{'boost_id':'1','add_date':1700000000,'source':{Source} }}",
            42,
            -7
        ),
        Of(
            UpdateType.RemovedChatBoost,
            "removed_chat_boost",
            $"'chat':{Group},'boost_id':'1','remove_date':1700000000,'source':{Source}",
            42,
            -7
        ),
        Of(UpdateType.ManagedBot, "managed_bot", $"'user':{Ann},'bot':{Bob}", 42, 0),
        Of(UpdateType.Subscription, "subscription", $"'user':{Ann},'invoice_payload':'x'", 42, 0, exempt: true),
        Of(UpdateType.StoppedMessageGeneration, "stopped_message_generation", $"'chat':{Group},'draft_id':1", 0, -7),
    ];

    private static UpdateKindRow Of(
        UpdateType kind,
        string member,
        string content,
        long user,
        long chat,
        bool context = false,
        bool exempt = false
    ) => new(kind, Updates.Json(member, content), user, chat, context, exempt);
}
