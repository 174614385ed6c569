using System.Threading.RateLimiting;
using Polly;
using Polly.RateLimiting;
using Telegram.Bot;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;

namespace Sentinel.Perf;

/// <summary>Polly's rate limiter before the handlers: its strategy asks the limiters of <see cref="PartitionedMiddleware"/>.</summary>
/// <remarks>A refusal is an outcome, not a thrown exception: as cheap as Polly can say no.</remarks>
internal sealed class PollyMiddleware : IUpdateHandler, IDisposable
{
    private static readonly ResiliencePropertyKey<(long User, string Text)> Call = new("call");

    private readonly PartitionedRateLimiter<long> _throttle = PartitionedMiddleware.Throttle();
    private readonly PartitionedRateLimiter<(long, string)> _debounce = PartitionedMiddleware.Debounce();
    private readonly ResiliencePipeline _pipeline;
    private readonly CommandRoutes _routes;

    internal PollyMiddleware(CommandRoutes routes)
    {
        _routes = routes;

        // The throttle outermost: what it refuses makes no limiter for a text.
        _pipeline = new ResiliencePipelineBuilder()
            .AddRateLimiter(
                new RateLimiterStrategyOptions
                {
                    RateLimiter = arguments => _throttle.AcquireAsync(CallOf(arguments.Context).User),
                }
            )
            .AddRateLimiter(
                new RateLimiterStrategyOptions
                {
                    RateLimiter = arguments => _debounce.AcquireAsync(CallOf(arguments.Context)),
                }
            )
            .Build();
    }

    public async Task HandleUpdateAsync(
        ITelegramBotClient botClient,
        Update update,
        CancellationToken cancellationToken
    )
    {
        if (update.Message is not { From: { } from, Text: { } text })
        {
            return;
        }

        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Call, (from.Id, text));
        await _pipeline.ExecuteOutcomeAsync(
            static async (_, state) =>
            {
                await state._routes.RunAsync(state.update);
                return Outcome.FromResult(true);
            },
            context,
            (_routes, update)
        );
        ResilienceContextPool.Shared.Return(context);
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

    private static (long User, string Text) CallOf(ResilienceContext context) =>
        context.Properties.GetValue(Call, default);
}
