using Polly;
using Polly.CircuitBreaker;
using Sentinel.Limiting.Questions;
using StackExchange.Redis;

namespace Sentinel.Limiting.Outages;

/// <summary>Asks Redis within a deadline, and leaves it alone for a moment when it keeps failing.</summary>
internal sealed class Circuit
{
    /// <summary>For how long Redis is left alone, and how soon whoever was denied may try again.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How many parts the slots of a cluster have here, and those of calls that need several slots are one more. Each has a
    /// circuit of its own: the masters that are left go on counting while one is lost.
    /// </summary>
    public const int Parts = 16;

    private readonly ResiliencePipeline[] _parts = new ResiliencePipeline[Parts + 1];
    private readonly TimeProvider _clock;
    private readonly TimeSpan _deadline;

    public Circuit(RedisStoreOptions options)
    {
        _clock = options.TimeProvider;
        _deadline = options.Deadline;
        for (int part = 0; part < _parts.Length; part++)
        {
            _parts[part] = Build(options);
        }
    }

    /// <summary>Asks, and says what came of it: a result, or the exception that stands for a failure.</summary>
    /// <exception cref="OperationCanceledException">The caller's own token was cancelled.</exception>
    public async ValueTask<Outcome<T>> AskAsync<T>(
        Func<Question, Task<T>> ask,
        Question question,
        int part,
        CancellationToken token
    )
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(token);
        try
        {
            return await _parts[part]
                .ExecuteOutcomeAsync(
                    static (context, state) => state.Circuit.WithinDeadlineAsync(state.Ask, state.Question, context),
                    context,
                    (Circuit: this, Ask: ask, Question: question)
                )
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Why asking failed.</summary>
    public static OutageReason ReasonOf(Exception exception) =>
        exception switch
        {
            BrokenCircuitException => OutageReason.CircuitOpen,
            TimeoutException => OutageReason.Timeout,
            RedisServerException when IsForeign(exception) => OutageReason.ForeignKey,
            RedisServerException => OutageReason.ServerError,
            _ => OutageReason.Disconnected,
        };

    private static ResiliencePipeline Build(RedisStoreOptions options) =>
        new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions
                {
                    // Half of at least eight within five seconds.
                    FailureRatio = 0.5,
                    MinimumThroughput = 8,
                    SamplingDuration = TimeSpan.FromSeconds(5),
                    BreakDuration = Break,
                    // A cancelled caller and one broken key say nothing about the server.
                    ShouldHandle = static outcome =>
                        new(outcome.Outcome.Exception is { } e && e is not OperationCanceledException && !IsForeign(e)),
                }
            )
            .Build();

    private async ValueTask<Outcome<T>> WithinDeadlineAsync<T>(
        Func<Question, Task<T>> ask,
        Question question,
        ResilienceContext context
    )
    {
        try
        {
            Task<T> asking = ask(question);
            if (!asking.IsCompleted)
            {
                Observe(asking);
            }

            return Polly.Outcome.FromResult(
                await asking
                    .WaitAsync(_deadline, _clock, context.CancellationToken)
                    .ConfigureAwait(context.ContinueOnCapturedContext)
            );
        }
        catch (Exception exception)
        {
            return Polly.Outcome.FromException<T>(exception);
        }
    }

    // What fails after the deadline fails unseen.
    private static void Observe(Task asking) =>
        asking.ContinueWith(
            static failed => _ = failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );

    private static bool IsForeign(Exception exception) =>
        exception is RedisServerException { Message: var message }
        && (
            message.Contains("WRONGTYPE", StringComparison.Ordinal)
            || message.Contains("SENTINEL", StringComparison.Ordinal)
        );
}
