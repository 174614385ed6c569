using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Testing.Tests;

[CancelAfter(30_000)]
public sealed class WaitingTests : EmulatorTest
{
    protected override TelegramEmulatorOptions Options => new() { Patience = TimeSpan.FromMilliseconds(50) };

    [Test]
    public async Task A_missing_message_is_reported_with_what_came_instead()
    {
        await Client.GetMe(Ct);
        Chat.Send("hi");

        TimeoutException timeout = (await Assert.ThrowsAsync<TimeoutException>(() => Chat.NextMessageAsync(Ct)))!;

        Assert.That(timeout.Message, Does.StartWith("Waited 0.05 s for a message of a bot in chat"));
        Assert.That(timeout.Message, Does.Contain("getMe (1)").And.Contain("Pending updates: 1 (1 message)"));
    }

    [Test]
    public async Task Unconfirmed_updates_are_reported_with_those_that_nobody_asked_for()
    {
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
        await Client.GetUpdates(allowedUpdates: [UpdateType.Message], cancellationToken: Ct);
        Chat.Send("hi");

        TimeoutException timeout = (
            await Assert.ThrowsAsync<TimeoutException>(() => Shop.AllUpdatesConfirmedAsync(Ct))
        )!;

        Assert.That(timeout.Message, Does.Contain("all updates of @ShopBot to be confirmed"));
        Assert.That(
            timeout.Message,
            Does.Contain("2 message").And.Contain("allowed_updates does not list them: poll (1)")
        );
    }

    [Test]
    public async Task A_missing_answer_and_a_missing_request_are_reported()
    {
        EmulatedInlineQuery typed = Alice.TypeInline(Shop, "caf");

        TimeoutException answer = (await Assert.ThrowsAsync<TimeoutException>(() => typed.AnswerAsync(Ct)))!;
        TimeoutException request = (
            await Assert.ThrowsAsync<TimeoutException>(() => Shop.WaitForRequestAsync("getMe", 2, Ct))
        )!;

        Assert.That(answer.Message, Does.Contain("\"caf\"").And.Contain("No request reached the emulator."));
        Assert.That(request.Message, Does.Contain("call 2 of getMe by @ShopBot"));
    }

    [Test]
    public async Task A_cancelled_wait_is_cancelled_and_not_a_timeout()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => Chat.NextMessageAsync(cancelled.Token));
    }
}
