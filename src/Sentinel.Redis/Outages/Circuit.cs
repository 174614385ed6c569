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
    /// <exception cref="OperationCanceledException">The caller's own token was cancelled.</exception>
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
            token.ThrowIfCancellationRequested();
        }

        Tell(answer.Exception, start);
        return answer;
    }

    private void Tell(Exception? failure, long start)
    {
        if (failure is not null)
        {
            health.Failed(ReasonOf(failure), failure);
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
