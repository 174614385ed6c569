using Polly;
using Polly.CircuitBreaker;
using Sentinel.Limiting.Questions;
using Sentinel.Limiting.Scripts;
using StackExchange.Redis;

namespace Sentinel.Limiting.Outages;

/// <summary>Asks Redis within a deadline, and leaves it alone for a moment when it keeps failing.</summary>
internal sealed class Circuit(RedisStoreOptions options, Health health)
{
    /// <summary>For how long Redis is left alone, and how soon whoever was denied may try again.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(1);

    private readonly ResiliencePipeline _breaker = Build(options.TimeProvider);
    private readonly TimeProvider _clock = options.TimeProvider;
    private readonly TimeSpan _deadline = options.Deadline;

    /// <summary>Asks, and says what came of it: a result, or the exception that stands for a failure.</summary>
    /// <exception cref="AbandonedException">The caller's own token was cancelled before there was an answer.</exception>
    public async ValueTask<Outcome<T>> AskAsync<T>(
        Func<Question, Task<T>> ask,
        Question question,
        CancellationToken token
    )
    {
        long start = RedisMetrics.TimesAnswers ? _clock.GetTimestamp() : 0;
        ResilienceContext context = ResilienceContextPool.Shared.Get(token);
        Outcome<T> answer;
        try
        {
            answer = await _breaker
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
        }

        // An answer that is there counts, for it may have charged the call.
        if (answer.Exception is { } failure && token.IsCancellationRequested)
        {
            throw failure as AbandonedException
                ?? new AbandonedException((failure as DeadlineException)?.Asking, token);
        }

        Tell(answer.Exception, start);
        return answer;
    }

    /// <summary>Tells of a failure of what was asked past the breaker.</summary>
    public void Failed(Exception failure) => health.Failed(ReasonOf(failure), failure);

    private void Tell(Exception? failure, long start)
    {
        if (failure is not null)
        {
            Failed(failure);
            return;
        }

        health.Succeeded();
        if (start != 0)
        {
            RedisMetrics.Answered(_clock.GetElapsedTime(start));
        }
    }

    private async ValueTask<Outcome<T>> WithinDeadlineAsync<T>(
        Func<Question, Task<T>> ask,
        Question question,
        ResilienceContext context
    )
    {
        Task<T>? asking = null;
        try
        {
            asking = ask(question);
            if (!asking.IsCompleted)
            {
                LateFailures.Ignore(asking);
            }

            return Polly.Outcome.FromResult(
                await asking
                    .WaitAsync(_deadline, _clock, context.CancellationToken)
                    .ConfigureAwait(context.ContinueOnCapturedContext)
            );
        }
        catch (TimeoutException) when (asking is { IsFaulted: false })
        {
            return Polly.Outcome.FromException<T>(new DeadlineException(_deadline, asking));
        }
        catch (OperationCanceledException)
            when (context.CancellationToken.IsCancellationRequested && asking is { IsFaulted: false, IsCanceled: false }
            )
        {
            return Polly.Outcome.FromException<T>(new AbandonedException(asking, context.CancellationToken));
        }
        catch (Exception exception)
        {
            return Polly.Outcome.FromException<T>(exception);
        }
    }

    private static ResiliencePipeline Build(TimeProvider clock) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
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

    private static OutageReason ReasonOf(Exception exception) =>
        exception switch
        {
            BrokenCircuitException => OutageReason.CircuitOpen,
            TimeoutException => OutageReason.Timeout,
            RedisServerException when IsForeign(exception) => OutageReason.ForeignKey,
            RedisServerException => OutageReason.ServerError,
            _ => OutageReason.Disconnected,
        };

    private static bool IsForeign(Exception exception) =>
        exception is RedisServerException { Message: var message }
        && (
            message.Contains("WRONGTYPE", StringComparison.Ordinal)
            || message.Contains(Script.ForeignKey, StringComparison.Ordinal)
        );
}
