using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Sentinel.Testing.Tests;

[CancelAfter(30_000)]
public sealed class MessageTests : EmulatorTest
{
    [Test]
    public async Task Messages_of_the_bot_are_handed_out_once_and_in_order()
    {
        Message first = await Client.SendMessage(Chat.Id, "one", cancellationToken: Ct);
        await Client.SendMessage(Chat.Id, "two", cancellationToken: Ct);

        EmulatedMessage one = await Chat.NextMessageAsync(Ct);
        EmulatedMessage two = await Chat.NextMessageAsync(Ct);

        Assert.That((one.Id, one.Text), Is.EqualTo((first.Id, "one")));
        Assert.That(two.Text, Is.EqualTo("two"));
        Assert.That(first.From!.Id, Is.EqualTo(Shop.Id));
        Assert.That(Shop.SentMessages, Is.EqualTo([one, two]));
    }

    [Test]
    public async Task A_message_can_be_awaited_before_it_is_sent()
    {
        Task<EmulatedMessage> next = Chat.NextMessageAsync(Ct);

        await Client.SendMessage(Chat.Id, "hi", cancellationToken: Ct);

        Assert.That((await next).Text, Is.EqualTo("hi"));
    }

    [Test]
    public async Task A_reply_names_what_it_replies_to()
    {
        EmulatedMessage sent = Chat.Send("hi");

        Message reply = await Client.SendMessage(Chat.Id, "hello", replyParameters: sent.Id, cancellationToken: Ct);
        ApiRequestException missing = await RefusalOfAsync(() =>
            Client.SendMessage(Chat.Id, "hello", replyParameters: 99, cancellationToken: Ct)
        );

        Assert.That(reply.ReplyToMessage!.Text, Is.EqualTo("hi"));
        Assert.That((await Chat.NextMessageAsync(Ct)).ReplyToMessageId, Is.EqualTo(sent.Id));
        Assert.That(missing.Message, Is.EqualTo("Bad Request: message to be replied not found"));
    }

    [Test]
    public async Task An_edit_by_the_bot_shows_in_the_chat_and_drops_the_keyboard()
    {
        Message sent = await Client.SendMessage(
            Chat.Id,
            "one",
            replyMarkup: new InlineKeyboardMarkup(InlineKeyboardButton.WithCallbackData("Buy", "buy")),
            cancellationToken: Ct
        );

        Message edited = await Client.EditMessageText(Chat.Id, sent.Id, "two", cancellationToken: Ct);

        EmulatedMessage seen = Chat.Messages.Single();
        Assert.That((edited.Text, edited.EditDate is not null), Is.EqualTo(("two", true)));
        Assert.That((seen.Text, seen.IsEdited), Is.EqualTo(("two", true)));
        Assert.That(seen.Buttons, Is.Empty);
    }

    [Test]
    public async Task An_edit_that_changes_nothing_is_refused()
    {
        Message sent = await Client.SendMessage(Chat.Id, "one", cancellationToken: Ct);

        ApiRequestException refused = await RefusalOfAsync(() =>
            Client.EditMessageText(Chat.Id, sent.Id, "one", cancellationToken: Ct)
        );

        Assert.That(refused.Message, Does.StartWith("Bad Request: message is not modified"));
    }

    [Test]
    public async Task A_bot_cannot_edit_what_a_user_wrote()
    {
        EmulatedMessage sent = Chat.Send("mine");

        ApiRequestException refused = await RefusalOfAsync(() =>
            Client.EditMessageText(Chat.Id, sent.Id, "ours", cancellationToken: Ct)
        );

        Assert.That(refused.Message, Is.EqualTo("Bad Request: message can't be edited"));
    }

    [Test]
    public async Task A_deleted_message_is_gone()
    {
        EmulatedMessage sent = Chat.Send("secret");

        await Client.DeleteMessage(Chat.Id, sent.Id, Ct);
        ApiRequestException again = await RefusalOfAsync(() => Client.DeleteMessage(Chat.Id, sent.Id, Ct));
        ApiRequestException edit = await RefusalOfAsync(() =>
            Client.EditMessageText(Chat.Id, sent.Id, "x", cancellationToken: Ct)
        );

        Assert.That(Chat.Messages, Is.Empty);
        Assert.That(sent.IsDeleted, Is.True);
        Assert.That(again.Message, Is.EqualTo("Bad Request: message to delete not found"));
        Assert.That(edit.Message, Is.EqualTo("Bad Request: message to edit not found"));
    }

    [Test]
    public async Task An_edit_by_the_user_is_an_update_and_leaves_the_first_one_alone()
    {
        EmulatedMessage sent = Chat.Send("/one");
        sent.Edit("two");

        Update[] updates = await Client.GetUpdates(cancellationToken: Ct);

        Assert.That(updates[0].Message!.Text, Is.EqualTo("/one"));
        Assert.That(updates[1].EditedMessage!.Text, Is.EqualTo("two"));
        Assert.That(updates[1].EditedMessage!.Id, Is.EqualTo(sent.Id));
        Assert.That(updates[1].EditedMessage!.Entities, Is.Null);
        Assert.That(sent.Text, Is.EqualTo("two"));
    }

    [Test]
    public async Task An_album_is_several_updates_with_one_group_id()
    {
        IReadOnlyList<EmulatedMessage> album = Chat.SendAlbum(3, "holiday");
        Chat.SendPhoto(fileUniqueId: "same");

        Message[] messages = [.. (await Client.GetUpdates(cancellationToken: Ct)).Select(update => update.Message!)];

        Assert.That(messages, Has.Length.EqualTo(4).And.All.Property("Type").EqualTo(MessageType.Photo));
        Assert.That(messages.Take(3).Select(message => message.MediaGroupId).Distinct().Single(), Is.Not.Null);
        Assert.That(messages.Select(message => message.Caption), Is.EqualTo(["holiday", null, null, null]));
        Assert.That(messages.Select(message => message.Photo![0].FileUniqueId), Is.Unique);
        Assert.That(messages[3].Photo![0].FileUniqueId, Is.EqualTo("same"));
        Assert.That(album.Select(message => message.Id), Is.EqualTo(messages.Take(3).Select(message => message.Id)));
    }

    [TestCase("", "Bad Request: message text is empty")]
    [TestCase("  \n", "Bad Request: message text is empty")]
    public async Task A_text_that_shows_nothing_is_refused(string text, string error)
    {
        ApiRequestException refused = await RefusalOfAsync(() =>
            Client.SendMessage(Chat.Id, text, cancellationToken: Ct)
        );

        Assert.That((refused.ErrorCode, refused.Message), Is.EqualTo((400, error)));
    }

    [Test]
    public async Task A_text_has_at_most_4096_characters()
    {
        await Client.SendMessage(Chat.Id, new string('x', 4096), cancellationToken: Ct);

        ApiRequestException refused = await RefusalOfAsync(() =>
            Client.SendMessage(Chat.Id, new string('x', 4097), cancellationToken: Ct)
        );

        Assert.That((refused.ErrorCode, refused.Message), Is.EqualTo((400, "Bad Request: message is too long")));
    }

    [Test]
    public async Task A_chat_that_was_not_opened_with_this_bot_is_not_found()
    {
        EmulatedUser stranger = Telegram.AddUser("Stranger");
        stranger.OpenChatWith(Telegram.AddBot("OtherBot"));
        EmulatedChat foreignGroup = Telegram.AddGroup("Without the bot");

        foreach (ChatId id in new ChatId[] { stranger.Id, foreignGroup.Id, "@nobody" })
        {
            ApiRequestException refused = await RefusalOfAsync(() =>
                Client.SendMessage(id, "hi", cancellationToken: Ct)
            );
            Assert.That((refused.ErrorCode, refused.Message), Is.EqualTo((400, "Bad Request: chat not found")));
        }
    }

    [Test]
    public async Task Callback_data_has_1_to_64_bytes()
    {
        ApiRequestException refused = await RefusalOfAsync(() =>
            Client.SendMessage(
                Chat.Id,
                "hi",
                replyMarkup: new InlineKeyboardMarkup(
                    InlineKeyboardButton.WithCallbackData("Buy", new string('я', 33))
                ),
                cancellationToken: Ct
            )
        );

        Assert.That(refused.Message, Is.EqualTo("Bad Request: BUTTON_DATA_INVALID"));
    }

    [Test]
    public async Task A_user_can_edit_only_a_text_of_a_user()
    {
        await Client.SendMessage(Chat.Id, "of the bot", cancellationToken: Ct);
        EmulatedMessage photo = Chat.SendPhoto("a caption");

        Assert.That(() => Chat.Messages[0].Edit("x"), Throws.InvalidOperationException);
        Assert.That(() => photo.Edit("x"), Throws.InvalidOperationException);
    }

    [Test]
    public void What_an_app_cannot_send_is_the_fault_of_the_script()
    {
        Assert.That(() => Chat.Send(" "), Throws.ArgumentException);
        Assert.That(() => Chat.Send(new string('x', 4097)), Throws.ArgumentException.With.Message.Contains("4097"));
        Assert.That(
            () => Chat.SendPhoto(new string('x', 1025)),
            Throws.ArgumentException.With.Message.Contains("1025")
        );
        Assert.That(() => Chat.SendAlbum(1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Chat.SendAlbum(11), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Telegram.AddBot("@ShopBot"), Throws.ArgumentException.With.Message.Contains("without the @"));
        Assert.That(() => Telegram.Refuse(retryAfter: 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Telegram.Refuse(times: 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(Chat.Messages, Is.Empty);
    }
}
