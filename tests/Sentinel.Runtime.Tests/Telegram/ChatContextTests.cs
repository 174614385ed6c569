using Sentinel.Limiting;
using Sentinel.Telegram;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Telegram;

public sealed class ChatContextTests
{
    private static readonly LimitPolicy PerChat = LimitPolicy.Throttle("b", 1, TimeSpan.FromSeconds(1), Scope.Chat);

    [Test]
    public void A_chat_seen_through_a_business_connection_is_a_chat_of_its_own()
    {
        Subject own = SubjectOf(Updates.Message("'text':'x'"));
        Subject business = SubjectOf(Updates.Message("'business_connection_id':'bc'"));
        Subject another = SubjectOf(Updates.Message("'business_connection_id':'bd'"));

        Assert.That(new[] { own, business, another }, Is.Unique);
    }

    [Test]
    public void Everything_that_happens_in_a_business_chat_counts_for_the_same_chat()
    {
        const string Chat = "'business_connection_id':'bc','chat':{'id':-7}";
        Update[] updates =
        [
            Updates.Read("business_message", Chat + ",'text':'x'"),
            Updates.Read("edited_business_message", Chat + ",'text':'y'"),
            Updates.Read("deleted_business_messages", Chat + ",'message_ids':[1]"),
            Updates.Read("callback_query", "'chat_instance':'9','message':{" + Chat + "}"),
        ];

        Assert.That(updates.Select(update => SubjectOf(update)).Distinct(), Has.Exactly(1).Items);
    }

    [Test]
    public void A_chat_where_the_bot_is_a_guest_is_not_the_bots_own()
    {
        Subject own = SubjectOf(Updates.Message("'text':'x'"));
        Subject guest = SubjectOf(Updates.Message("'guest_query_id':'1'"));

        Assert.That(guest, Is.Not.EqualTo(own));
    }

    [Test]
    public void Guest_queries_of_one_chat_count_together()
    {
        Subject first = SubjectOf(Updates.Message("'guest_query_id':'1'"));
        Subject second = SubjectOf(Updates.Message("'guest_query_id':'2'"));

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void A_button_under_an_inline_message_has_the_chat_that_its_instance_names()
    {
        Subject one = SubjectOf(Updates.Callback("'inline_message_id':'i','chat_instance':'9'"));
        Subject same = SubjectOf(Updates.Callback("'inline_message_id':'j','chat_instance':'9'"));
        Subject other = SubjectOf(Updates.Callback("'inline_message_id':'i','chat_instance':'8'"));

        Assert.That(same, Is.EqualTo(one));
        Assert.That(other, Is.Not.EqualTo(one));
    }

    [Test]
    public void A_button_that_comes_with_its_message_has_that_messages_chat()
    {
        Subject subject = SubjectOf(Updates.Callback("'message':{'chat':{'id':-7}},'chat_instance':'9'"));

        Assert.That(subject, Is.EqualTo(SubjectOf(Updates.Message("'text':'x'"))));
    }

    [Test]
    public void An_empty_connection_is_no_connection()
    {
        Assert.That(
            SubjectOf(Updates.Message("'business_connection_id':'','guest_query_id':''")),
            Is.EqualTo(SubjectOf(Updates.Message("'text':'x'")))
        );
    }

    [Test]
    public void The_context_of_a_connection_is_the_same_in_every_process()
    {
        Origin origin = Origins.Of(Updates.Message("'business_connection_id':'bc'"), 77);

        Assert.That(origin.ChatContext, Is.EqualTo(4806275462584699946ul));
    }

    private static Subject SubjectOf(Update update) => SubjectOf(Origins.Of(update, 77));

    private static Subject SubjectOf(Message message) => SubjectOf(Origins.Of(message, 77));

    private static Subject SubjectOf(CallbackQuery query) => SubjectOf(Origins.Of(query, 77));

    private static Subject SubjectOf(in Origin origin)
    {
        Assert.That(origin.TryGetSubject(PerChat, out Subject subject));
        return subject;
    }
}
