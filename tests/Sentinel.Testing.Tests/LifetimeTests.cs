using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace Sentinel.Testing.Tests;

[CancelAfter(30_000)]
public sealed class LifetimeTests : EmulatorTest
{
    [Test]
    public async Task Disposal_breaks_off_a_long_poll_and_refuses_later_calls()
    {
        Task<Update[]> poll = Client.GetUpdates(timeout: 50, cancellationToken: Ct);
        await Shop.WaitForRequestAsync("getUpdates", cancellationToken: Ct);

        await Telegram.DisposeAsync();
        await Telegram.DisposeAsync();

        await Assert.CatchAsync<RequestException>(() => poll);
        await Assert.CatchAsync<RequestException>(() => Client.GetMe(Ct));
    }

    [Test]
    public async Task Disposal_does_not_wait_for_a_handler_that_hangs()
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct);
        TaskCompletionSource release = new();
        listener.BeforeAnswer = () => release.Task;
        await Client.SetWebhook(listener.Url, cancellationToken: Ct);
        Chat.Send("hi");
        await listener.ArrivedAsync(1, Ct);

        try
        {
            await Telegram.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(15), Ct);
        }
        finally
        {
            release.SetResult();
        }

        Assert.That(listener.Deliveries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Many_chats_talk_at_once()
    {
        const int people = 200;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        Client.StartReceiving(
            (bot, update, ct) =>
                bot.SendMessage(update.Message!.Chat, $"echo {update.Message.Text}", cancellationToken: ct),
            (_, _, _) => Task.CompletedTask,
            cancellationToken: stop.Token
        );

        string?[] echoes = await Task.WhenAll(
            Enumerable.Range(0, people).Select(i => Task.Run(() => TalkAsync($"{i}"), Ct))
        );
        await Shop.AllUpdatesConfirmedAsync(Ct);
        await stop.CancelAsync();

        Assert.That(echoes, Is.EqualTo(Enumerable.Range(0, people).Select(i => $"echo {i}")));
        Assert.That(Shop.SentMessages, Has.Count.EqualTo(people));
    }

    [Test]
    public async Task Messages_of_one_chat_are_numbered_and_delivered_in_order()
    {
        await Parallel.ForAsync(
            0,
            90,
            Ct,
            (i, _) =>
            {
                Chat.Send($"{i}");
                return ValueTask.CompletedTask;
            }
        );

        Update[] updates = await Client.GetUpdates(cancellationToken: Ct);

        Assert.That(updates.Select(update => update.Message!.Id), Is.EqualTo(Enumerable.Range(1, 90)));
        Assert.That(updates.Select(update => update.Id), Is.EqualTo(Enumerable.Range(1, 90)));
    }

    private async Task<string?> TalkAsync(string text)
    {
        EmulatedChat chat = Telegram.AddUser($"User {text}").OpenChatWith(Shop);
        chat.Send(text);
        return (await chat.NextMessageAsync(Ct)).Text;
    }
}
