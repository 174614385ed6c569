using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Testing.Tests;

[CancelAfter(30_000)]
public sealed class RawUpdateTests : EmulatorTest
{
    [Test]
    public async Task An_unknown_kind_arrives_as_unknown_with_the_next_id()
    {
        int first = Shop.DeliverRaw("""{"mystery":{"a":1}}""");
        int second = Shop.DeliverRaw("""{"update_id":0,"mystery":{"a":2}}""");

        Update[] updates = await Client.GetUpdates(cancellationToken: Ct);

        Assert.That(updates.Select(update => update.Id), Is.EqualTo([first, second]));
        Assert.That(second, Is.EqualTo(first + 1));
        Assert.That(updates, Has.All.Property("Type").EqualTo(UpdateType.Unknown));
    }

    [Test]
    public async Task An_id_of_its_own_is_kept_and_the_sequence_goes_on_from_there()
    {
        int own = Shop.DeliverRaw("""{"update_id":500,"mystery":{}}""");
        int twice = Shop.DeliverRaw("""{"update_id":500,"mystery":{}}""");
        int next = Shop.Deliver(
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

        Update[] updates = await Client.GetUpdates(cancellationToken: Ct);

        Assert.That((own, twice, next), Is.EqualTo((500, 500, 501)));
        Assert.That(updates.Select(update => update.Id), Is.EqualTo([500, 500, 501]));
    }

    [TestCase("this is no JSON")]
    [TestCase("{\"update_id\":\"text\"}")]
    [TestCase("[]")]
    public async Task A_malformed_text_reaches_a_poller_once(string text)
    {
        Shop.DeliverRaw(text);
        Chat.Send("after it");

        await Assert.ThrowsAsync<RequestException>(() => Client.GetUpdates(cancellationToken: Ct));
        Update[] next = await Client.GetUpdates(cancellationToken: Ct);

        Assert.That(next.Single().Message!.Text, Is.EqualTo("after it"));
    }

    [Test]
    public async Task A_malformed_text_reaches_a_webhook_to_the_letter()
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct, 400);
        await Client.SetWebhook(listener.Url, cancellationToken: Ct);

        Shop.DeliverRaw("{oops");
        await Shop.AllUpdatesConfirmedAsync(Ct);

        Assert.That(listener.Deliveries.Select(delivery => delivery.Body), Is.EqualTo(["{oops", "{oops"]));
    }

    [Test]
    public async Task Every_kind_that_Telegram_Bot_knows_can_be_delivered()
    {
        Chat.Send("message");
        string[] kinds =
        [
            .. Enum.GetValues<UpdateType>()
                .Where(type => type is not (UpdateType.Unknown or UpdateType.Message))
                .Select(type => JsonSerializer.Serialize(type, JsonBotAPI.Options).Trim('"')),
        ];
        Array.ForEach(kinds, kind => Shop.DeliverRaw($"{{\"{kind}\":{{}}}}"));

        Update[] updates = await Client.GetUpdates(allowedUpdates: Update.AllTypes, cancellationToken: Ct);

        Assert.That(updates, Has.Length.EqualTo(Enum.GetValues<UpdateType>().Length - 1));
        Assert.That(updates.Select(update => update.Type), Has.None.EqualTo(UpdateType.Unknown).And.Unique);
    }
}
