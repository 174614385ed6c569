using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace Sentinel.Testing.Tests;

[CancelAfter(30_000)]
public sealed class FloodTests : EmulatorTest
{
    [Test]
    public async Task A_refusal_says_how_long_to_wait()
    {
        Telegram.Refuse("sendMessage", retryAfter: 3, times: 2);

        for (int i = 0; i < 2; i++)
        {
            ApiRequestException refused = await RefusalOfAsync(() =>
                Client.SendMessage(Chat.Id, "hi", cancellationToken: Ct)
            );
            Assert.That(
                (refused.ErrorCode, refused.Message, refused.Parameters?.RetryAfter),
                Is.EqualTo((429, "Too Many Requests: retry after 3", (int?)3))
            );
        }

        await Client.SendMessage(Chat.Id, "hi", cancellationToken: Ct);
        Assert.That(Chat.Messages, Has.Count.EqualTo(1));
        Assert.That(Shop.CountOf("sendMessage"), Is.EqualTo(3));
    }

    [Test]
    public async Task The_client_retries_by_itself_unless_told_otherwise()
    {
        Telegram.Refuse("sendMessage", retryAfter: 1);

        Message sent = await Shop.CreateClient().SendMessage(Chat.Id, "hi", cancellationToken: Ct);

        Assert.That(sent.Text, Is.EqualTo("hi"));
        Assert.That(Shop.CountOf("sendMessage"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_refusal_of_everything_spares_the_poller()
    {
        Telegram.Refuse(retryAfter: 1);

        Update[] updates = await Client.GetUpdates(cancellationToken: Ct);
        ApiRequestException refused = await RefusalOfAsync(() => Client.GetMe(Ct));

        Assert.That(updates, Is.Empty);
        Assert.That(refused.ErrorCode, Is.EqualTo(429));
        Assert.That((await Client.GetMe(Ct)).Id, Is.EqualTo(Shop.Id));
    }

    [Test]
    public async Task Other_methods_pass()
    {
        Telegram.Refuse("sendMessage");

        Assert.That((await Client.GetMe(Ct)).Id, Is.EqualTo(Shop.Id));
    }
}
