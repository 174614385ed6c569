using Microsoft.Extensions.Logging;
using Polly;
using Sentinel.Limiting.Outages;
using Sentinel.Limiting.Questions;
using Sentinel.Limiting.Refusals;
using StackExchange.Redis;

namespace Sentinel.Limiting;

/// <summary>
/// Counters in Redis, which all instances of a bot share: the same verdicts as in memory, in one round trip, and an answer when
/// Redis has none.
/// </summary>
/// <remarks>
/// Whoever was refused is refused again without a command until the moment that Redis told. While Redis cannot be asked, each
/// policy does what <see cref="LimitPolicy.WhenStoreFails"/> says, no decision takes longer than
/// <see cref="RedisStoreOptions.Deadline"/>, and counting in Redis resumes by itself.
/// </remarks>
public sealed partial class RedisStore : LimiterStore
{
    private readonly IConnectionMultiplexer _connection;
    private readonly ILogger _logger;
    private readonly RemoteCounters _counters;
    private readonly KnownRefusals _refusals;
    private readonly LocalCounters _local;
    private readonly Circuits _circuits;
    private readonly bool _ownsConnection;

    /// <inheritdoc/>
    public override ValueTask<Verdict> DecideAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(policies);
        Plan plan = Plan.Of(policies);
        if (_refusals.TryRefuse(plan, in origin, out Verdict known))
        {
            RedisMetrics.WasKnown(policies.Handler);
            return new(known);
        }

        Question question = _counters.QuestionOf(plan, in origin);
        return question.Keys.Length == 0 ? new(Verdict.Unlimited) : DecideAsync(question, cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<Verdict> PeekAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(policies);
        Question question = _counters.QuestionOf(Plan.Of(policies), in origin);
        return question.Keys.Length == 0 ? new(Verdict.Unlimited) : PeekAsync(question, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Where Redis cannot be asked, the charge stays; the failure is logged and counted.</remarks>
    public override ValueTask RefundAsync(
        PolicySet policies,
        in Origin origin,
        in Verdict admission,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(policies);
        Plan plan = Plan.Of(policies);
        if (Verdicts.IsLocal(in admission, out Verdict local))
        {
            return _local.RefundAsync(plan, in origin, in local);
        }

        Question question = _counters.QuestionOf(plan, in origin);
        if (admission.Receipt == 0 || question.Keys.Length == 0)
        {
            return default;
        }

        long at = admission.Receipt;
        return GiveBackAsync(question, question => _counters.RefundAsync(question, at), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Where Redis cannot be asked, nothing is forgotten there; the failure is logged and counted.</remarks>
    public override ValueTask ResetAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(policies);
        Plan plan = Plan.Of(policies);
        _local.Reset(plan, in origin);
        Question question = _counters.QuestionOf(plan, in origin);
        return question.Keys.Length == 0 ? default : GiveBackAsync(question, _counters.ResetAsync, cancellationToken);
    }

    private async ValueTask<Verdict> DecideAsync(Question question, CancellationToken cancellationToken)
    {
        KnownRefusals.Moment asked = _refusals.Begin();
        Outcome<Decided> answer;
        try
        {
            answer = await CircuitOf(question)
                .AskAsync(_counters.DecideAsync, question, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (AbandonedException abandoned)
        {
            TakeBackLate(question, abandoned.Asking);
            throw;
        }

        if (answer.Exception is { } failure)
        {
            Verdict degraded = _local.Decide(question.Plan, question.Origin);
            RedisMetrics.DecidedWithout(question.Plan.Set.Handler, in degraded);
            if (!degraded.IsAdmitted)
            {
                TakeBackLate(question, (failure as DeadlineException)?.Asking);
            }

            return degraded;
        }

        Verdict verdict = answer.Result.Verdict;
        if (verdict.IsAdmitted)
        {
            _refusals.Forget(question.Plan, question.Origin);
        }
        else if (_counters.AreDecidedAtOnce(question))
        {
            // One that another slot has caused may be over a round trip later.
            _refusals.Remember(question.Plan, question.Origin, in verdict, asked);
        }

        return verdict;
    }

    private async ValueTask<Verdict> PeekAsync(Question question, CancellationToken cancellationToken)
    {
        Outcome<Verdict> answer = await CircuitOf(question)
            .AskAsync(_counters.PeekAsync, question, cancellationToken)
            .ConfigureAwait(false);
        return answer.Exception is null ? answer.Result : _local.Peek(question.Plan, question.Origin);
    }

    // The call does not run, because the answer did not come in time, and must not be charged for it.
    private void TakeBackLate(Question question, Task? asking)
    {
        if (asking is Task<Decided> decision)
        {
            _ = TakeBackLateAsync(question, decision);
        }
    }

    private async Task TakeBackLateAsync(Question question, Task<Decided> decision)
    {
        await ((Task)decision).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (decision.IsCompletedSuccessfully)
        {
            await _counters.TakeBackAsync(question, await decision.ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    // Forgets twice: a call that asks Redis in between may hear what was true before.
    private async ValueTask GiveBackAsync(
        Question question,
        Func<Question, Task> giveBack,
        CancellationToken cancellationToken
    )
    {
        _refusals.GiveBack(question.Plan, question.Origin);
        try
        {
            _ = await CircuitOf(question).AskAsync(GiveAsync, question, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _refusals.GiveBack(question.Plan, question.Origin);
        }

        async Task<bool> GiveAsync(Question question)
        {
            await giveBack(question).ConfigureAwait(false);
            return true;
        }
    }

    private Circuit CircuitOf(Question question) => _circuits.Of(_counters.SlotOf(question));
}
