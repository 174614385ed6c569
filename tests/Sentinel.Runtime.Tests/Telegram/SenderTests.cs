using Sentinel.Limiting;
using Sentinel.Telegram;

namespace Sentinel.Runtime.Tests.Telegram;

public sealed class SenderTests
{
    private const string Ann = "{'id':42,'first_name':'Ann'}";
    private const string AnonymousAdmin = "{'id':1087968824,'is_bot':true,'first_name':'Group'}";
    private const string ChannelBot = "{'id':136817688,'is_bot':true,'first_name':'Channel'}";

    [TestCase(AnonymousAdmin, -7, TestName = "An_anonymous_administrator_is_the_group")]
    [TestCase(ChannelBot, -1008, TestName = "A_member_who_writes_as_a_channel_is_the_channel")]
    [TestCase("{'id':777000,'first_name':'Telegram'}", -1008, TestName = "A_forwarded_post_is_its_channel")]
    public void Sender_of_a_message_on_behalf_of_a_chat(string placeholder, long senderChat)
    {
        Origin origin = Origins.Of(
            Updates.Message($"'from':{placeholder},'sender_chat':{{'id':{senderChat},'type':'channel'}},'text':'x'"),
            77
        );

        Assert.That(origin.UserId, Is.EqualTo(senderChat));
        Assert.That(origin.ChatId, Is.EqualTo(-7));
    }

    [Test]
    public void An_anonymous_administrator_who_presses_a_button_is_a_user()
    {
        Origin origin = Origins.Of(
            Updates.Callback(
                $"'from':{Ann},'message':{{'chat':{{'id':-7}},'sender_chat':{{'id':-7}},'from':{AnonymousAdmin} }}"
            ),
            77
        );

        Assert.That(origin.UserId, Is.EqualTo(42));
    }

    [TestCase("message_reaction", "'user':" + Ann, 42)]
    [TestCase("message_reaction", "'actor_chat':{'id':-1008}", -1008)]
    [TestCase("message_reaction", "'actor_chat':{'id':-1008},'user':" + AnonymousAdmin, -1008)]
    [TestCase("message_reaction", "'message_id':5", 0)]
    [TestCase("poll_answer", "'user':" + Ann, 42)]
    [TestCase("poll_answer", "'voter_chat':{'id':-1008}", -1008)]
    [TestCase("poll_answer", "'voter_chat':{'id':-1008},'user':" + ChannelBot, -1008)]
    [TestCase("poll_answer", "'poll_id':'1'", 0)]
    public void Whoever_reacts_or_votes_is_the_sender(string member, string content, long expected)
    {
        Origin origin = OriginOf(member, content);

        Assert.That(origin.UserId, Is.EqualTo(expected));
    }

    [Test]
    public void A_chat_that_votes_is_not_the_place()
    {
        Assert.That(OriginOf("poll_answer", "'voter_chat':{'id':-1008}").ChatId, Is.Zero);
    }

    [Test]
    public void The_sender_of_a_boost_is_who_boosted(
        [Values("chat_boost", "removed_chat_boost")] string member,
        [Values("premium", "gift_code", "giveaway")] string source
    )
    {
        Assert.That(OriginOf(member, Boost(member, $"'source':'{source}','user':{Ann}")).UserId, Is.EqualTo(42));
    }

    [Test]
    public void A_giveaway_without_a_winner_counts_for_its_chat(
        [Values("chat_boost", "removed_chat_boost")] string member
    )
    {
        string boost = Boost(member, "'source':'giveaway','is_unclaimed':true");

        Origin origin = OriginOf(member, "'chat':{'id':-7}," + boost);
        origin.TryGetSubject(LimitPolicy.Throttle("b", 1, TimeSpan.FromSeconds(1)), out Subject subject);

        Assert.That(subject.ToString(), Is.EqualTo("user:0:chat:-7"));
    }

    [Test]
    public void Who_changed_a_membership_is_its_sender_not_whose_it_is()
    {
        Origin origin = OriginOf(
            "chat_member",
            $"'from':{Ann},'new_chat_member':{{'status':'kicked','user':{{'id':43}},'until_date':0}}"
        );

        Assert.That(origin.UserId, Is.EqualTo(42));
    }

    [TestCase("'successful_payment':{'currency':'XTR','total_amount':1}")]
    [TestCase("'refunded_payment':{'currency':'XTR','total_amount':1}")]
    public void A_message_that_moves_money_is_never_dropped(string content)
    {
        Assert.That(Origins.Of(Updates.Message($"'from':{Ann},{content}"), 77).IsExempt);
    }

    [Test]
    public void A_join_request_that_must_be_answered_within_ten_seconds_is_never_dropped()
    {
        Assert.That(OriginOf("chat_join_request", $"'from':{Ann},'query_id':'q'").IsExempt);
    }

    [Test]
    public void A_message_about_money_that_moved_nothing_is_limited_like_any_other()
    {
        Assert.That(Origins.Of(Updates.Message($"'from':{Ann},'invoice':{{}}"), 77).IsExempt, Is.False);
    }

    private static Origin OriginOf(string member, string content) => Origins.Of(Updates.Read(member, content), 77);

    private static string Boost(string member, string source) =>
        member == "chat_boost" ? "'boost':{'source':{" + source + "}}" : "'source':{" + source + "}";
}
