using Sentinel.Telegram;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Telegram;

public sealed class MessageFingerprintTests
{
    private const string Photo =
        "'photo':[{'file_id':'s','file_unique_id':'small'},{'file_id':'l','file_unique_id':'U'}]";
    private const string OtherPhoto =
        "'photo':[{'file_id':'s','file_unique_id':'small'},{'file_id':'m','file_unique_id':'V'}]";

    private static readonly string[] Files =
    [
        Photo,
        FileOf("sticker"),
        FileOf("animation"),
        FileOf("document"),
        FileOf("video"),
        FileOf("video_note"),
        FileOf("voice"),
        FileOf("audio"),
    ];

    [Test]
    public void The_hash_of_a_text_is_the_same_in_every_build_and_on_every_machine()
    {
        Assert.That(FingerprintOf("'text':'/start'"), Is.EqualTo(9920890356686092401ul));
    }

    [Test]
    public void Equal_texts_are_duplicates_wherever_and_whenever_they_were_sent()
    {
        Message first = Updates.Message("'text':'hi','date':1700000000");
        Message second = Updates.Message("'text':'hi','date':1700000001");
        second.Id = 6;
        second.Chat.Id = -8;

        Assert.That(Fingerprints.Of(second), Is.EqualTo(Fingerprints.Of(first)));
    }

    [TestCase("hi", "ho")]
    [TestCase("hi", "Hi")]
    [TestCase("hi", "hi ")]
    [TestCase("hi", "i")]
    public void Different_texts_are_not_duplicates(string one, string other)
    {
        Assert.That(FingerprintOf($"'text':'{one}'"), Is.Not.EqualTo(FingerprintOf($"'text':'{other}'")));
    }

    [TestCaseSource(nameof(Files))]
    public void A_file_without_words_is_told_by_its_unique_id(string file)
    {
        Assert.That(
            FingerprintOf(file),
            Is.Not.Zero.And.EqualTo(FingerprintOf(file.Replace("'file_id':'l'", "'file_id':'other'")))
        );
        Assert.That(FingerprintOf(file), Is.Not.EqualTo(FingerprintOf(file.Replace("'U'", "'V'"))));
    }

    [TestCaseSource(nameof(Files))]
    public void Words_come_before_the_file(string file)
    {
        Assert.That(FingerprintOf(file + ",'caption':'hi'"), Is.EqualTo(FingerprintOf("'text':'hi'")));
    }

    [Test]
    public void An_empty_caption_is_no_caption()
    {
        Assert.That(FingerprintOf(Photo + ",'caption':''"), Is.EqualTo(FingerprintOf(Photo)));
    }

    [Test]
    public void A_text_that_reads_like_a_file_id_is_not_that_file()
    {
        Assert.That(FingerprintOf("'text':'U'"), Is.Not.EqualTo(FingerprintOf(Photo)));
    }

    [Test]
    public void The_items_of_an_album_are_not_duplicates_of_each_other()
    {
        const string Album = "'media_group_id':'1',";

        Assert.That(FingerprintOf(Album + Photo), Is.Not.EqualTo(FingerprintOf(Album + OtherPhoto)));
    }

    [TestCase("'contact':{'phone_number':'1','first_name':'x'}")]
    [TestCase("'location':{'latitude':1,'longitude':1}")]
    [TestCase("'venue':{'location':{'latitude':1,'longitude':1},'title':'x','address':'y'}")]
    [TestCase("'dice':{'emoji':'x','value':1}")]
    [TestCase("'new_chat_members':[{'id':42}]")]
    [TestCase("'left_chat_member':{'id':42}")]
    [TestCase("'new_chat_photo':[{'file_id':'l','file_unique_id':'U'}]")]
    [TestCase("'migrate_to_chat_id':-1007")]
    [TestCase("'text':''")]
    [TestCase("'text':null")]
    [TestCase("'caption':''")]
    [TestCase("'photo':[]")]
    [TestCase("'photo':[null]")]
    [TestCase("'photo':[{}]")]
    [TestCase("'document':{}")]
    public void A_message_without_words_and_file_is_never_a_duplicate(string content)
    {
        Assert.That(FingerprintOf(content), Is.Zero);
    }

    private static ulong FingerprintOf(string members) => Fingerprints.Of(Updates.Message(members));

    private static string FileOf(string kind) => $"'{kind}':{{'file_id':'l','file_unique_id':'U'}}";
}
