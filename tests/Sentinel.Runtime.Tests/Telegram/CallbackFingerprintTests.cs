using Sentinel.Telegram;
using Telegram.Bot.Types;

namespace Sentinel.Runtime.Tests.Telegram;

public sealed class CallbackFingerprintTests
{
    private static readonly string LongestData = new('x', 64);

    [Test]
    public void The_same_button_pressed_again_is_a_duplicate_whatever_its_query_is_called()
    {
        CallbackQuery first = Press("buy:1");
        CallbackQuery second = Press("buy:1");
        second.Id = "another";
        second.From = new User { Id = 43 };

        Assert.That(Fingerprints.Of(second), Is.EqualTo(Fingerprints.Of(first)).And.Not.Zero);
    }

    [Test]
    public void Data_message_chat_and_kind_of_message_tell_buttons_apart()
    {
        ulong[] fingerprints =
        [
            Fingerprints.Of(Press("buy:1")),
            Fingerprints.Of(Press("buy:2")),
            Fingerprints.Of(Press("buy:1", message: 6)),
            Fingerprints.Of(Press("buy:1", chat: -8)),
            Fingerprints.Of(Press("buy:1", message: -7, chat: 5)),
            Fingerprints.Of(PressInline("buy:1", "a")),
            Fingerprints.Of(PressInline("buy:1", "b")),
            Fingerprints.Of(PressInline("a", "buy:1")),
            Fingerprints.Of(Updates.Callback("'data':'buy:1'")),
            Fingerprints.Of(Updates.Message("'text':'buy:1'")),
            Fingerprints.Of(Updates.Inline("'query':'buy:1'")),
        ];

        Assert.That(fingerprints, Is.Unique.And.None.Zero);
    }

    [Test]
    public void The_last_of_64_bytes_tells_data_apart()
    {
        Assert.That(
            Fingerprints.Of(Press(LongestData)),
            Is.Not.EqualTo(Fingerprints.Of(Press(LongestData[..63] + "y")))
        );
    }

    [Test]
    public void A_message_that_is_too_old_to_be_shown_still_has_its_buttons()
    {
        CallbackQuery inaccessible = Updates.Callback(
            "'message':{'message_id':5,'chat':{'id':-7},'date':0},'data':'buy:1'"
        );

        Assert.That(Fingerprints.Of(inaccessible), Is.EqualTo(Fingerprints.Of(Press("buy:1"))));
    }

    [Test]
    public void A_button_in_a_business_chat_is_not_the_one_in_the_bots_own_chat()
    {
        CallbackQuery business = Press("buy:1");
        business.Message!.BusinessConnectionId = "bc";

        Assert.That(Fingerprints.Of(business), Is.Not.EqualTo(Fingerprints.Of(Press("buy:1"))));
    }

    [Test]
    public void A_game_button_is_told_by_its_game()
    {
        const string Message = "'message':{'message_id':5,'chat':{'id':-7}}";

        ulong chess = Fingerprints.Of(Updates.Callback(Message + ",'game_short_name':'chess'"));
        ulong go = Fingerprints.Of(Updates.Callback(Message + ",'game_short_name':'go'"));

        Assert.That(chess, Is.Not.EqualTo(go).And.Not.Zero);
    }

    [Test]
    public void A_press_that_carries_nothing_is_never_a_duplicate()
    {
        Assert.That(Fingerprints.Of(Updates.Callback("'inline_message_id':'a'")), Is.Zero);
    }

    private static CallbackQuery Press(string data, int message = 5, long chat = -7) =>
        Updates.Callback(
            $"'message':{{'message_id':{message},'chat':{{'id':{chat}}},'date':1700000000}},'data':'{data}'"
        );

    private static CallbackQuery PressInline(string data, string message) =>
        Updates.Callback($"'inline_message_id':'{message}','data':'{data}'");
}
