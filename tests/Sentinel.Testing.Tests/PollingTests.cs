using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Testing.Tests;

[CancelAfter(30_000)]
public sealed class PollingTests : EmulatorTest
{
    [Test]
    public async Task GetMe_is_the_bot()
    {
        User me = await Client.GetMe(Ct);

        Assert.That((me.Id, me.Username, me.IsBot), Is.EqualTo((Shop.Id, "ShopBot", true)));
    }

    [Test]
    public async Task A_sent_text_arrives_with_sender_chat_and_command()
    {
        EmulatedMessage sent = Chat.Send("/start now");

        Update[] updates = await Client.GetUpdates(cancellationToken: Ct);

        Message message = updates.Single().Message!;
        Assert.That(message.Id, Is.EqualTo(sent.Id));
        Assert.That(message.Text, Is.EqualTo("/start now"));
        Assert.That(message.From!.Id, Is.EqualTo(Alice.Id));
        Assert.That((message.Chat.Id, message.Chat.Type), Is.EqualTo((Alice.Id, ChatType.Private)));
        Assert.That(message.Entities!.Single().Type, Is.EqualTo(MessageEntityType.BotCommand));
        Assert.That(message.EntityValues!.Single(), Is.EqualTo("/start"));
    }

    [Test]
    public async Task A_long_poll_ends_when_an_update_arrives()
    {
        Task<Update[]> poll = Client.GetUpdates(timeout: 50, cancellationToken: Ct);
        await Shop.WaitForRequestAsync("getUpdates", cancellationToken: Ct);

        Chat.Send("hi");

        Assert.That((await poll).Single().Message!.Text, Is.EqualTo("hi"));
    }

    [Test]
    public async Task An_update_comes_again_until_an_offset_confirms_it()
    {
        Chat.Send("one");
        Chat.Send("two");

        Update[] first = await Client.GetUpdates(cancellationToken: Ct);
        Update[] again = await Client.GetUpdates(offset: first[0].Id, cancellationToken: Ct);
        Update[] rest = await Client.GetUpdates(offset: first[0].Id + 1, cancellationToken: Ct);
        Update[] restarted = await Client.GetUpdates(offset: 0, cancellationToken: Ct);
        Update[] none = await Client.GetUpdates(offset: first[1].Id + 1, cancellationToken: Ct);

        Assert.That(first.Select(update => update.Message!.Text), Is.EqualTo(["one", "two"]));
        Assert.That(again.Select(update => update.Id), Is.EqualTo(first.Select(update => update.Id)));
        Assert.That(rest.Select(update => update.Message!.Text), Is.EqualTo(["two"]));
        Assert.That(restarted.Select(update => update.Message!.Text), Is.EqualTo(["two"]));
        Assert.That(none, Is.Empty);
    }

    [Test]
    public async Task A_negative_offset_forgets_all_but_the_last()
    {
        Chat.Send("one");
        Chat.Send("two");
        Chat.Send("three");

        Update[] last = await Client.GetUpdates(offset: -2, cancellationToken: Ct);
        Update[] left = await Client.GetUpdates(offset: -10, cancellationToken: Ct);

        Assert.That(last.Select(update => update.Message!.Text), Is.EqualTo(["two", "three"]));
        Assert.That(left, Has.Length.EqualTo(2));
    }

    [Test]
    public async Task A_limit_cuts_the_list()
    {
        Chat.Send("one");
        Chat.Send("two");

        Update[] updates = await Client.GetUpdates(limit: 1, cancellationToken: Ct);

        Assert.That(updates.Single().Message!.Text, Is.EqualTo("one"));
    }

    [Test]
    public async Task Kinds_that_are_not_asked_for_are_dropped()
    {
        Chat.Send("hi");
        Shop.Deliver(
            new Update
            {
                Poll = new Poll
                {
                    Id = "1",
                    Question = "?",
                    Type = PollType.Regular,
                },
            }
        );

        Update[] updates = await Client.GetUpdates(allowedUpdates: [UpdateType.Poll], cancellationToken: Ct);
        Chat.Send("still not wanted");
        Update[] later = await Client.GetUpdates(updates[0].Id + 1, cancellationToken: Ct);

        Assert.That(updates.Single().Type, Is.EqualTo(UpdateType.Poll));
        Assert.That(later, Is.Empty, "an omitted allowed_updates leaves the setting as it was");
    }

    [Test]
    public async Task Reactions_come_only_when_asked_for()
    {
        Update reaction = new()
        {
            MessageReaction = new MessageReactionUpdated { Chat = Chat.ToChat(), MessageId = 1 },
        };
        Shop.Deliver(reaction);
        Update[] byDefault = await Client.GetUpdates(cancellationToken: Ct);
        Shop.Deliver(reaction);

        Update[] asked = await Client.GetUpdates(allowedUpdates: [UpdateType.MessageReaction], cancellationToken: Ct);

        Assert.That(byDefault, Is.Empty);
        Assert.That(asked.Single().Type, Is.EqualTo(UpdateType.MessageReaction));
    }

    [Test]
    public async Task A_second_poller_ends_the_first_with_conflict()
    {
        Task<Update[]> older = Client.GetUpdates(timeout: 50, cancellationToken: Ct);
        await Shop.WaitForRequestAsync("getUpdates", cancellationToken: Ct);
        Task<Update[]> newer = Shop.CreateClient().GetUpdates(timeout: 50, cancellationToken: Ct);

        ApiRequestException conflict = await RefusalOfAsync(() => older);
        Chat.Send("for the newer");

        Assert.That(conflict.ErrorCode, Is.EqualTo(409));
        Assert.That(
            conflict.Message,
            Is.EqualTo(
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
            )
        );
        Assert.That((await newer).Single().Message!.Text, Is.EqualTo("for the newer"));
    }

    [Test]
    public async Task All_confirmed_means_that_the_handlers_have_finished()
    {
        int handled = 0;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        Client.StartReceiving(
            async (bot, update, ct) =>
            {
                await bot.SendMessage(update.Message!.Chat, "seen", cancellationToken: ct);
                Interlocked.Increment(ref handled);
            },
            (_, _, _) => Task.CompletedTask,
            cancellationToken: stop.Token
        );
        for (int i = 0; i < 20; i++)
        {
            Chat.Send($"message {i}");
        }

        await Shop.AllUpdatesConfirmedAsync(Ct);

        Assert.That(Volatile.Read(ref handled), Is.EqualTo(20));
        Assert.That(Shop.CountOf("SENDMESSAGE"), Is.EqualTo(20));
        await stop.CancelAsync();
    }
}
