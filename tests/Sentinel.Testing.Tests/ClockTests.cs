using Microsoft.Extensions.Time.Testing;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace Sentinel.Testing.Tests;

[CancelAfter(30_000)]
public sealed class ClockTests : EmulatorTest
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    protected override TelegramEmulatorOptions Options => new() { TimeProvider = _clock };

    [Test]
    public async Task A_long_poll_ends_empty_after_its_timeout()
    {
        Task<Update[]> poll = Client.GetUpdates(timeout: 50, cancellationToken: Ct);

        await AdvanceUntilAsync(() => poll.IsCompleted);

        Assert.That(await poll, Is.Empty);
    }

    [Test]
    public async Task Retries_after_the_first_follow_the_clock()
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct, 500, 500, 500);
        await Client.SetWebhook(listener.Url, cancellationToken: Ct);
        Chat.Send("hi");
        await listener.ArrivedAsync(2, Ct);

        await AdvanceUntilAsync(() => listener.Deliveries.Count == 4);
        await Shop.AllUpdatesConfirmedAsync(Ct);

        Assert.That(listener.Deliveries, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Disposal_ends_the_retries_of_a_webhook()
    {
        await using WebhookListener listener = await WebhookListener.StartAsync(Ct, [.. Enumerable.Repeat(500, 1000)]);
        await Client.SetWebhook(listener.Url, cancellationToken: Ct);
        Chat.Send("hi");

        // The third waits for the clock.
        await listener.ArrivedAsync(2, Ct);

        await Telegram.DisposeAsync();

        Chat.Send("nobody comes for this");
        for (int minute = 0; minute < 10; minute++)
        {
            // What comes in spite of all that needs time to arrive.
            _clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(20, Ct);
        }

        Assert.That(listener.Deliveries, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Messages_and_requests_carry_the_time_of_the_clock()
    {
        Message sent = await Client.SendMessage(Chat.Id, "hi", cancellationToken: Ct);

        Assert.That(sent.Date, Is.EqualTo(_clock.GetUtcNow().UtcDateTime));
        Assert.That(Shop.Requests.Single().Time, Is.EqualTo(_clock.GetUtcNow()));
    }

    // In steps, because a timer starts somewhere in the emulator after the script has gone on.
    private async Task AdvanceUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Ct.ThrowIfCancellationRequested();
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Client.GetMe(Ct);
        }
    }
}
