using System.Globalization;
using Sentinel.Limiting.Questions;
using Sentinel.Limiting.Scripts;
using StackExchange.Redis;

namespace Sentinel.Limiting;

/// <summary>The counters in Redis: asks, and says what the answer means. Whatever goes wrong is an exception here.</summary>
internal sealed class RemoteCounters(IConnectionMultiplexer connection, RedisStoreOptions options, Refunds refunds)
{
    private readonly IDatabase _database = connection.GetDatabase(options.Database ?? -1);
    private int _asked;

    /// <summary>The counters of a call.</summary>
    public Question QuestionOf(Plan plan, in Origin origin) =>
        Question.Of(plan, in origin, options.Prefix, CallersTime());

    /// <summary>The slot of a cluster in which all counters of a call are; -1 where there is no such slot, or no cluster.</summary>
    public int SlotOf(Question question) => question.IsInOneSlot ? connection.GetHashSlot(question.Keys[0]) : -1;

    /// <summary>Whether one script decides about all counters of a call, so that nobody sees a charge that is taken back.</summary>
    public bool AreDecidedAtOnce(Question question) =>
        question.IsInOneSlot || connection.GetHashSlot(question.Keys[0]) < 0;

    /// <summary>Decides about a call in one round trip; on a cluster in one for each slot.</summary>
    public async Task<Decided> DecideAsync(Question question)
    {
        if (PartsOf(question) is { } parts)
        {
            return await new SlotwiseDecision(this, parts, options).RunAsync().ConfigureAwait(false);
        }

        Answer answer = await AskAsync(question, Ask.Decide).ConfigureAwait(false);
        return new(answer.IsAdmitted ? Verdicts.Admitted(answer.Remaining, answer.Time) : Verdicts.Refused(in answer));
    }

    /// <summary>Says what would be decided.</summary>
    public async Task<Verdict> PeekAsync(Question question)
    {
        Answer[] answers = await AskAllAsync(PartsOf(question) ?? [question], Ask.Peek).ConfigureAwait(false);
        return Verdicts.Peeked(answers);
    }

    /// <summary>Takes back what was charged at a time.</summary>
    public Task RefundAsync(Question question, long at) =>
        PartsOf(question) is { } parts
            ? Task.WhenAll(parts.Select(part => RefundPartAsync(part, at)))
            : RefundPartAsync(question, at);

    /// <summary>Takes back what a call was charged that was decided otherwise. Nobody waits for it, and it never fails.</summary>
    public Task TakeBackAsync(Question question, in Decided decided)
    {
        if (decided.Slots is { } slots)
        {
            return TakeBackAsync(slots);
        }

        long at = decided.Verdict.Receipt;
        return at > 0 ? TakeBackAsync(question, at) : Task.CompletedTask;
    }

    /// <summary>The same of what slots have charged, each at its own time.</summary>
    public Task TakeBackAsync(IEnumerable<Answer> slots) =>
        Task.WhenAll(slots.Select(slot => TakeBackAsync(slot.Question, slot.Time)));

    private Task TakeBackAsync(Question question, long at) =>
        refunds.RunAsync(question, SlotOf(question), () => RefundAsync(question, at));

    /// <summary>Forgets the counters.</summary>
    public Task ResetAsync(Question question) =>
        Task.WhenAll(
            (PartsOf(question) ?? [question]).Select(part =>
                Script.Reset.RunAsync(_database, part.Keys, part.ArgumentsFor(Ask.Reset))
            )
        );

    /// <summary>Asks about counters that are in one slot.</summary>
    public async Task<Answer> AskAsync(Question question, Ask ask)
    {
        int number = Interlocked.Increment(ref _asked);
        RedisResult reply = await Script
            .Decide.RunAsync(_database, question.Keys, question.ArgumentsFor(ask, number))
            .ConfigureAwait(false);
        return Answer.Of(question, number, reply);
    }

    /// <summary>Asks about counters in several slots at once.</summary>
    public Task<Answer[]> AskAllAsync(IEnumerable<Question> parts, Ask ask) =>
        Task.WhenAll(parts.Select(part => AskAsync(part, ask)));

    private Task<RedisResult> RefundPartAsync(Question question, long at) =>
        Script.Refund.RunAsync(_database, question.Keys, [.. question.ArgumentsFor(Ask.Refund), Number(at)]);

    // The narrowest first: it refuses most often, and then nothing has to be taken back.
    private Question[]? PartsOf(Question question)
    {
        if (AreDecidedAtOnce(question))
        {
            return null;
        }

        Question[] parts = [.. question.BySlot(connection.GetHashSlot)];
        return parts.Length == 1 ? null : [.. parts.OrderBy(static part => NarrownessOf(part.Scope))];
    }

    private static int NarrownessOf(Scope scope) =>
        scope switch
        {
            Scope.UserInChat => 0,
            Scope.User => 1,
            Scope.Chat => 2,
            _ => 3,
        };

    private RedisValue CallersTime() =>
        options.Clock == RedisClock.Caller
            ? Number(options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds())
            : RedisValue.EmptyString;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
