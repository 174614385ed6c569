using Sentinel.Testing.Api;

namespace Sentinel.Testing.Delivery;

/// <summary>How one bot gets its updates: by polling, or at its webhook, never both.</summary>
/// <param name="clock">The server's clock.</param>
/// <param name="http">Posts to webhooks.</param>
/// <param name="onWebhookReply">Gets the body of every webhook acknowledgement.</param>
internal sealed class BotInbox(
    TimeProvider clock,
    HttpClient http,
    Func<string, CancellationToken, Task> onWebhookReply
) : IAsyncDisposable
{
    private const string OtherPoll = "other getUpdates request; make sure that only one bot instance is running";

    private readonly Lock _gate = new();
    private readonly List<WebhookSender> _senders = [];
    private LongPoll? _poll;
    private bool _closed;

    public UpdateQueue Queue { get; } = new();

    /// <summary>The webhook in use, or null while the bot polls.</summary>
    public WebhookSender? Webhook { get; private set; }

    /// <summary>Hands out the next updates, waiting up to <paramref name="timeout"/> for one.</summary>
    /// <exception cref="ApiRefusal">A webhook is set, or a newer poll or a webhook took over.</exception>
    public async Task<IReadOnlyList<PendingUpdate>> PollAsync(
        long sequence,
        long offset,
        int limit,
        TimeSpan timeout,
        CancellationToken aborted
    )
    {
        using LongPoll poll = new(sequence, aborted);
        Begin(poll, offset);
        try
        {
            if (timeout == TimeSpan.Zero)
            {
                return Queue.Peek(limit) ?? [];
            }

            using var due = new CancellationTokenSource(timeout, clock);
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(due.Token, poll.Ended);
            return await Queue.Changed.WaitForAsync(() => Queue.Peek(limit), wait.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (poll.Conflict is not null)
        {
            throw poll.Conflict;
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return [];
        }
        finally
        {
            End(poll);
        }
    }

    public void SetWebhook(WebhookSettings settings, bool dropPending)
    {
        lock (_gate)
        {
            _poll?.Terminate("setWebhook request");
            Replace(dropPending, () => new WebhookSender(settings, Queue, http, clock, onWebhookReply));
        }
    }

    public void DeleteWebhook(bool dropPending)
    {
        lock (_gate)
        {
            Replace(dropPending, () => null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        WebhookSender[] senders;
        lock (_gate)
        {
            _closed = true;
            Webhook = null;
            senders = [.. _senders];
        }

        foreach (WebhookSender sender in senders)
        {
            await sender.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Begin(LongPoll poll, long offset)
    {
        lock (_gate)
        {
            if (Webhook is not null)
            {
                throw ApiRefusal.Conflict(
                    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
                );
            }

            if (_poll is not null && _poll.Sequence > poll.Sequence)
            {
                // This one arrived first and was overtaken on its way here.
                throw ApiRefusal.Conflict($"terminated by {OtherPoll}");
            }

            _poll?.Terminate(OtherPoll);
            _poll = poll;
            Queue.Confirm(offset);
        }
    }

    private void End(LongPoll poll)
    {
        lock (_gate)
        {
            if (_poll == poll)
            {
                _poll = null;
            }
        }
    }

    // The old sender is not awaited: the request that replaces it may come out of one of its own deliveries.
    private void Replace(bool dropPending, Func<WebhookSender?> create)
    {
        Webhook?.Stop();
        if (dropPending)
        {
            Queue.Clear();
        }

        Webhook = _closed ? null : create();
        if (Webhook is not null)
        {
            _senders.Add(Webhook);
        }
    }
}
