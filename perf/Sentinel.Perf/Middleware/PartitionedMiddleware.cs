using System.Threading.RateLimiting;
using Telegram.Bot;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Perf;

/// <summary>What .NET offers before the handlers: a sliding window for each user, a window of one call for each text of a user.</summary>
internal sealed class PartitionedMiddleware(CommandRoutes routes) : IUpdateHandler, IDisposable
{
    private const int Segments = 6;

    private readonly PartitionedRateLimiter<long> _throttle = Throttle();
    private readonly PartitionedRateLimiter<(long, string)> _debounce = Debounce();

    /// <summary>The sliding window of a user.</summary>
    internal static PartitionedRateLimiter<long> Throttle()
    {
        SlidingWindowRateLimiterOptions options = new()
        {
            PermitLimit = BarPolicy.Permits,
            Window = BarPolicy.Window,
            SegmentsPerWindow = Segments,
            QueueLimit = 0,
            AutoReplenishment = false,
        };
        Func<long, SlidingWindowRateLimiterOptions> optionsOf = _ => options;
        return PartitionedRateLimiter.Create<long, long>(user =>
            RateLimitPartition.GetSlidingWindowLimiter(user, optionsOf)
        );
    }

    /// <summary>The one call of a text of a user.</summary>
    internal static PartitionedRateLimiter<(long, string)> Debounce()
    {
        FixedWindowRateLimiterOptions options = new()
        {
            PermitLimit = 1,
            Window = BarPolicy.Debounce,
            QueueLimit = 0,
            AutoReplenishment = false,
        };
        Func<(long, string), FixedWindowRateLimiterOptions> optionsOf = _ => options;
        return PartitionedRateLimiter.Create<(long, string), (long, string)>(call =>
            RateLimitPartition.GetFixedWindowLimiter(call, optionsOf)
        );
    }

    public Task HandleUpdateAsync(ITelegramBotClient botClient, Update update, CancellationToken cancellationToken)
    {
        if (update.Message is { From: { } from, Text: { } text })
        {
            // The throttle first: what it refuses makes no limiter for a text.
            using RateLimitLease first = _throttle.AttemptAcquire(from.Id);
            if (!first.IsAcquired)
            {
                return Task.CompletedTask;
            }

            using RateLimitLease second = _debounce.AttemptAcquire((from.Id, text));
            if (!second.IsAcquired)
            {
                return Task.CompletedTask;
            }
        }

        return routes.RunAsync(update);
    }

    public Task HandleErrorAsync(
        ITelegramBotClient botClient,
        Exception exception,
        HandleErrorSource source,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    public void Dispose()
    {
        _throttle.Dispose();
        _debounce.Dispose();
    }
}
