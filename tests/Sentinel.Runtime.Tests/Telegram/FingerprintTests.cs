using Sentinel.Telegram;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Telegram;

public sealed class FingerprintTests
{
    [Test]
    public void Inline_queries_are_duplicates_when_their_texts_are_equal()
    {
        ulong cats = Fingerprints.Of(Updates.Inline("'query':'cats'"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Fingerprints.Of(Updates.Inline("'query':'cats','offset':'9'")), Is.EqualTo(cats));
            Assert.That(Fingerprints.Of(Updates.Inline("'query':'cat'")), Is.Not.EqualTo(cats));
        }
    }

    [Test]
    public void An_empty_inline_query_is_a_text_too_and_a_missing_one_is_not()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Fingerprints.Of(Updates.Inline("'query':''")), Is.Not.Zero);
            Assert.That(Fingerprints.Of(Updates.Inline("'query':null")), Is.Zero);
        }
    }

    [Test]
    public void An_update_has_the_fingerprint_of_the_message_it_carries(
        [Values(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "business_message",
            "edited_business_message",
            "guest_message"
        )]
            string member
    )
    {
        Update update = Updates.Read(member, "'text':'hi'");

        Assert.That(Fingerprints.Of((object)update), Is.EqualTo(Fingerprints.Of(Updates.Message("'text':'hi'"))));
    }

    [Test]
    public void An_update_has_the_fingerprint_of_the_query_it_carries()
    {
        Update press = Updates.Read("callback_query", "'inline_message_id':'a','data':'x'");
        Update typing = Updates.Read("inline_query", "'query':'x'");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Fingerprints.Of((object)press), Is.EqualTo(Fingerprints.Of(press.CallbackQuery!)).And.Not.Zero);
            Assert.That(Fingerprints.Of((object)typing), Is.EqualTo(Fingerprints.Of(typing.InlineQuery!)).And.Not.Zero);
        }
    }

    [Test]
    public void Payloads_are_recognised_by_what_they_are()
    {
        Message message = Updates.Message("'text':'hi'");
        CallbackQuery press = Updates.Callback("'data':'hi'");
        InlineQuery typing = Updates.Inline("'query':'hi'");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Fingerprints.Of((object)message), Is.EqualTo(Fingerprints.Of(message)));
            Assert.That(Fingerprints.Of((object)press), Is.EqualTo(Fingerprints.Of(press)));
            Assert.That(Fingerprints.Of((object)typing), Is.EqualTo(Fingerprints.Of(typing)));
            Assert.That(Fingerprints.Of((object?)null), Is.Zero);
            Assert.That(Fingerprints.Of("hi"), Is.Zero);
        }
    }

    [TestCase("poll", "'id':'1'")]
    [TestCase("message_reaction", "'message_id':5")]
    [TestCase("something_new", "'text':'hi'")]
    public void Kinds_without_content_are_never_duplicates(string member, string content)
    {
        Assert.That(Fingerprints.Of((object)Updates.Read(member, content)), Is.Zero);
    }
}
