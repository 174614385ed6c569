using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Sentinel.Testing.Tests;

[CancelAfter(30_000)]
public sealed class WebhookTests : EmulatorTest
{
    [Test]
    public async Task An_update_is_posted_with_the_secret()
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct);
        await Client.SetWebhook(listener.Url, secretToken: "top_secret", cancellationToken: Ct);

        Chat.Send("/start");
        await Shop.AllUpdatesConfirmedAsync(Ct);

        (string body, string? secret) = listener.Deliveries.Single();
        Update update = JsonSerializer.Deserialize<Update>(body, JsonBotAPI.Options)!;
        Assert.That(update.Message!.Text, Is.EqualTo("/start"));
        Assert.That(secret, Is.EqualTo("top_secret"));
    }

    [Test]
    public async Task A_failed_delivery_is_repeated_until_acknowledged()
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct, 500, 404, 302);
        await Client.SetWebhook(listener.Url, cancellationToken: Ct);

        Chat.Send("hi");
        await Shop.AllUpdatesConfirmedAsync(Ct);
        WebhookInfo info = await Client.GetWebhookInfo(Ct);

        Assert.That(listener.Deliveries, Has.Count.EqualTo(4));
        Assert.That(listener.Deliveries.Distinct().Count(), Is.EqualTo(1), "the same update every time");
        Assert.That(listener.Deliveries.First().Secret, Is.Null);
        Assert.That(info.LastErrorMessage, Does.StartWith("Wrong response from the webhook: 302"));
        Assert.That(info.PendingUpdateCount, Is.Zero);
    }

    [Test]
    public async Task An_unreachable_webhook_is_tried_until_it_is_up()
    {
        WebhookListener down = await WebhookListener.StartAsync(Ct);
        string url = down.Url;
        await down.DisposeAsync();
        await Client.SetWebhook(url, cancellationToken: Ct);
        Chat.Send("hi");

        await using WebhookListener up = await WebhookListener.StartAsync(Ct);
        await Client.SetWebhook(up.Url, cancellationToken: Ct);
        await Shop.AllUpdatesConfirmedAsync(Ct);

        Assert.That(up.Deliveries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Polling_while_a_webhook_is_set_is_a_conflict()
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct);
        await Client.SetWebhook(listener.Url, cancellationToken: Ct);

        ApiRequestException conflict = await RefusalOfAsync(() => Client.GetUpdates(cancellationToken: Ct));
        await Client.DeleteWebhook(cancellationToken: Ct);

        Assert.That(conflict.ErrorCode, Is.EqualTo(409));
        Assert.That(
            conflict.Message,
            Is.EqualTo(
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        );
        Assert.That(await Client.GetUpdates(cancellationToken: Ct), Is.Empty);
    }

    [Test]
    public async Task Setting_a_webhook_ends_a_long_poll()
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct);
        Task<Update[]> poll = Client.GetUpdates(timeout: 50, cancellationToken: Ct);
        await Shop.WaitForRequestAsync("getUpdates", cancellationToken: Ct);

        await Client.SetWebhook(listener.Url, cancellationToken: Ct);

        Assert.That((await RefusalOfAsync(() => poll)).ErrorCode, Is.EqualTo(409));
    }

    [TestCase(1, 1)]
    [TestCase(3, 3)]
    public async Task As_many_deliveries_run_at_once_as_the_bot_allows(int maxConnections, int expected)
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct);
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using SemaphoreSlim begun = new(0);
        int running = 0;
        int most = 0;
        listener.BeforeAnswer = async () =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            begun.Release();
            await release.Task.WaitAsync(Ct);
            Interlocked.Decrement(ref running);
        };
        await Client.SetWebhook(listener.Url, maxConnections: maxConnections, cancellationToken: Ct);
        for (int i = 0; i < 6; i++)
        {
            Chat.Send($"{i}");
        }

        for (int i = 0; i < expected; i++)
        {
            await begun.WaitAsync(Ct);
        }

        release.SetResult();
        await Shop.AllUpdatesConfirmedAsync(Ct);

        Assert.That(most, Is.EqualTo(expected));
        Assert.That(listener.Deliveries, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task One_connection_keeps_the_order()
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct, 500, 200, 500);
        await Client.SetWebhook(listener.Url, maxConnections: 1, cancellationToken: Ct);
        for (int i = 0; i < 3; i++)
        {
            Chat.Send($"{i}");
        }

        await Shop.AllUpdatesConfirmedAsync(Ct);

        IEnumerable<string> texts = listener.Deliveries.Select(delivery =>
            JsonSerializer.Deserialize<Update>(delivery.Body, JsonBotAPI.Options)!.Message!.Text!
        );
        Assert.That(texts, Is.EqualTo(["0", "0", "1", "1", "2"]));
    }

    [Test]
    public async Task Pending_updates_can_be_dropped_with_the_webhook()
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct);
        Chat.Send("old");

        await Client.SetWebhook(listener.Url, dropPendingUpdates: true, cancellationToken: Ct);
        Chat.Send("new");
        await Shop.AllUpdatesConfirmedAsync(Ct);

        Assert.That(listener.Deliveries.Single().Body, Does.Contain("new"));
    }

    [Test]
    public async Task What_the_webhook_did_not_acknowledge_can_be_polled_after_its_removal()
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct, [.. Enumerable.Repeat(500, 100)]);
        await Client.SetWebhook(listener.Url, cancellationToken: Ct);
        Chat.Send("hi");
        await listener.ArrivedAsync(1, Ct);

        await Client.DeleteWebhook(cancellationToken: Ct);
        Update[] polled = await Client.GetUpdates(cancellationToken: Ct);
        await Client.DeleteWebhook(dropPendingUpdates: true, cancellationToken: Ct);

        Assert.That(polled.Single().Message!.Text, Is.EqualTo("hi"));
        Assert.That(await Client.GetUpdates(cancellationToken: Ct), Is.Empty);
    }

    [Test]
    public async Task The_webhook_info_says_what_was_set()
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct);
        await Client.SetWebhook(
            listener.Url,
            certificate: InputFile.FromStream(new MemoryStream([1, 2, 3]), "cert.pem"),
            maxConnections: 7,
            allowedUpdates: [UpdateType.Message],
            cancellationToken: Ct
        );

        WebhookInfo info = await Client.GetWebhookInfo(Ct);

        Assert.That(info.Url, Is.EqualTo(listener.Url));
        Assert.That(info.HasCustomCertificate, Is.True, "sent as multipart");
        Assert.That(info.MaxConnections, Is.EqualTo(7));
        Assert.That(info.AllowedUpdates, Is.EqualTo([UpdateType.Message]));
    }

    [TestCase("ftp://127.0.0.1/", null, "Bad Request: invalid webhook URL specified")]
    [TestCase("not a url", null, "Bad Request: invalid webhook URL specified")]
    [TestCase("http://127.0.0.1:1/", "white space", "Bad Request: secret token contains unallowed characters")]
    public async Task A_webhook_that_cannot_work_is_refused(string url, string? secret, string message)
    {
        ApiRequestException refused = await RefusalOfAsync(() =>
            Client.SetWebhook(url, secretToken: secret, cancellationToken: Ct)
        );

        Assert.That(refused.Message, Is.EqualTo(message));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen = Volatile.Read(ref target);
        while (value > seen && Interlocked.CompareExchange(ref target, value, seen) is var now && now != seen)
        {
            seen = now;
        }
    }
}
