using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Sentinel.Testing.Delivery;

/// <summary>Posts a bot's updates to its webhook, each until it is acknowledged.</summary>
internal sealed class WebhookSender : IAsyncDisposable
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly UpdateQueue _queue;
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly Func<string, CancellationToken, Task> _onReply;
    private readonly ConcurrentDictionary<PendingUpdate, bool> _claimed = new(ReferenceEqualityComparer.Instance);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;

    /// <param name="settings">Where to, and how many at a time.</param>
    /// <param name="queue">The updates.</param>
    /// <param name="http">Sends them.</param>
    /// <param name="clock">For the pauses between retries.</param>
    /// <param name="onReply">Gets the body of every acknowledgement: a bot may call a method there.</param>
    public WebhookSender(
        WebhookSettings settings,
        UpdateQueue queue,
        HttpClient http,
        TimeProvider clock,
        Func<string, CancellationToken, Task> onReply
    )
    {
        Settings = settings;
        _queue = queue;
        _http = http;
        _clock = clock;
        _onReply = onReply;
        _work = Task.WhenAll(Enumerable.Range(0, settings.MaxConnections).Select(_ => Task.Run(DeliverAllAsync)));
    }

    public WebhookSettings Settings { get; }

    /// <summary>The last failure, for getWebhookInfo.</summary>
    public WebhookFailure? LastFailure { get; private set; }

    /// <summary>Starts no further delivery and breaks off those under way. Does not wait for them.</summary>
    public void Stop() => _ = _stop.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task DeliverAllAsync()
    {
        try
        {
            while (true)
            {
                PendingUpdate update = await _queue.Changed.WaitForAsync(ClaimNext, _stop.Token).ConfigureAwait(false);
                string reply = await DeliverAsync(update).ConfigureAwait(false);
                try
                {
                    await _onReply(reply, _stop.Token).ConfigureAwait(false);
                }
                finally
                {
                    _queue.Remove(update);
                    _claimed.TryRemove(update, out _);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The webhook was removed: what is unacknowledged stays in the queue.
        }
    }

    private PendingUpdate? ClaimNext() => _queue.Claim(update => _claimed.TryAdd(update, true));

    /// <summary>Posts until the bot acknowledges.</summary>
    /// <returns>The body of the acknowledgement.</returns>
    private async Task<string> DeliverAsync(PendingUpdate update)
    {
        // The first retry is immediate, so that it needs no clock that moves.
        for (TimeSpan pause = TimeSpan.Zero; ; pause = Longer(pause))
        {
            (string? reply, string failure) = await TryPostAsync(update).ConfigureAwait(false);
            if (reply is not null)
            {
                return reply;
            }

            LastFailure = new WebhookFailure(_clock.GetUtcNow(), failure);
            await Task.Delay(pause, _clock, _stop.Token).ConfigureAwait(false);
        }
    }

    private static TimeSpan Longer(TimeSpan pause) =>
        pause == TimeSpan.Zero ? FirstPause
        : pause * 2 < LongestPause ? pause * 2
        : LongestPause;

    private async Task<(string? Reply, string Failure)> TryPostAsync(PendingUpdate update)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, Settings.Url);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(update.Json));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (Settings.SecretToken is { } secret)
        {
            request.Headers.Add(SecretHeader, secret);
        }

        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, _stop.Token).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(_stop.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? (Encoding.UTF8.GetString(body), string.Empty)
                : (
                    null,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}"
                    )
                );
        }
        catch (HttpRequestException exception)
        {
            return (null, exception.Message);
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            return (null, "Read timeout expired");
        }
    }
}
