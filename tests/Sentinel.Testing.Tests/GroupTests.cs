using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Testing.Tests;

[CancelAfter(30_000)]
public sealed class GroupTests : EmulatorTest
{
    [Test]
    public async Task Several_people_speak_in_a_group()
    {
        EmulatedUser bob = Telegram.AddUser("Bob", id: 42);
        EmulatedChat group = Telegram.AddGroup("Cooks", Shop);
        group.As(Alice).Send("hi");
        group.As(bob).Send("hello");

        Message[] messages = [.. (await Client.GetUpdates(cancellationToken: Ct)).Select(update => update.Message!)];

        Assert.That(messages.Select(message => message.From!.Id), Is.EqualTo([Alice.Id, 42]));
        Assert.That(messages, Has.All.Property("Chat").Property("Type").EqualTo(ChatType.Supergroup));
        Assert.That(messages.Select(message => message.Chat.Id).Distinct(), Is.EqualTo([group.Id]));
    }

    [Test]
    public async Task Senders_that_hide_behind_a_chat_have_the_placeholder_users()
    {
        EmulatedChat group = Telegram.AddGroup("Cooks", Shop);
        EmulatedChat channel = Telegram.AddChannel("News");
        group.AsAnonymousAdmin().Send("as admin");
        group.AsChannel(channel).Send("as channel");

        Message[] messages = [.. (await Client.GetUpdates(cancellationToken: Ct)).Select(update => update.Message!)];

        Assert.That(messages.Select(message => message.From!.Id), Is.EqualTo([1087968824, 136817688]));
        Assert.That(messages.Select(message => message.SenderChat!.Id), Is.EqualTo([group.Id, channel.Id]));
    }

    [Test]
    public async Task A_channel_posts_without_a_user()
    {
        EmulatedChat channel = Telegram.AddChannel("News", Shop);
        EmulatedMessage post = channel.Send("extra");
        post.Edit("extra extra");

        Update[] updates = await Client.GetUpdates(cancellationToken: Ct);

        Assert.That(updates[0].ChannelPost!.SenderChat!.Id, Is.EqualTo(channel.Id));
        Assert.That(updates[0].ChannelPost!.From, Is.Null);
        Assert.That(updates[1].EditedChannelPost!.Text, Is.EqualTo("extra extra"));
    }

    [Test]
    public async Task Every_bot_of_a_group_gets_the_message()
    {
        EmulatedBot other = Telegram.AddBot("OtherBot");
        EmulatedChat group = Telegram.AddGroup("Cooks", Shop, other);

        group.As(Alice).Send("hi");

        Assert.That(await Client.GetUpdates(cancellationToken: Ct), Has.Length.EqualTo(1));
        Assert.That(await other.CreateClient().GetUpdates(cancellationToken: Ct), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_group_wants_to_know_who_speaks()
    {
        EmulatedChat group = Telegram.AddGroup("Cooks", Shop);

        Assert.That(() => group.Send("hi"), Throws.InvalidOperationException.With.Message.Contains("group.As(alice)"));
        Assert.That(() => Chat.AsAnonymousAdmin(), Throws.InvalidOperationException);
    }
}
