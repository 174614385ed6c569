using Sentinel.Limiting.Outages;
using Sentinel.Limiting.Questions;

namespace Sentinel.Limiting;

/// <summary>
/// A decision about counters in several slots of a cluster, which no script can see at once: one slot after the other, and where
/// one refuses, the earlier ones take back what they were charged. Another call may see a charge that is taken back a moment
/// later, and be refused by it.
/// </summary>
/// <param name="counters">The counters.</param>
/// <param name="parts">What each slot is asked, in this order.</param>
/// <param name="options">The clock, and by when the answer has to be there.</param>
internal sealed class SlotwiseDecision(RemoteCounters counters, Question[] parts, RedisStoreOptions options)
{
    private readonly long _start = options.TimeProvider.GetTimestamp();

    public async Task<Decided> RunAsync()
    {
        List<Answer> answers = [];
        try
        {
            foreach (Question part in parts)
            {
                answers.Add(await counters.AskAsync(AtOneTime(part, answers), Ask.Decide).ConfigureAwait(false));
                if (!answers[^1].IsAdmitted)
                {
                    return new(await RefuseAsync(answers).ConfigureAwait(false));
                }
            }
        }
        catch
        {
            // Whoever decides now charges the call himself.
            _ = counters.TakeBackAsync(answers);
            throw;
        }

        return new(Verdicts.Admitted(answers), answers);
    }

    // A refusal stands, whatever becomes of the other slots: one that is lost must not make it a failure of the store.
    private async Task<Verdict> RefuseAsync(List<Answer> answers)
    {
        // Those that were not asked may make the call wait for longer still.
        Task<Answer[]> others = counters.AskAllAsync(
            parts.Skip(answers.Count).Select(part => AtOneTime(part, answers)),
            Ask.Peek
        );
        Task rest = Task.WhenAll(others, counters.TakeBackAsync(answers.SkipLast(1)));
        LateFailures.Ignore(rest);
        await rest.WaitAsync(TimeLeft(), options.TimeProvider).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (others.IsCompletedSuccessfully)
        {
            answers.AddRange(await others.ConfigureAwait(false));
        }

        return Verdicts.Peeked(answers);
    }

    // All slots count by the clock of the first, so that an admission has one time.
    private static Question AtOneTime(Question part, List<Answer> answers) =>
        answers.Count == 0 ? part : part.At(answers[0].Time);

    // The answer must be there before the deadline, so it waits for most of it only.
    private TimeSpan TimeLeft()
    {
        TimeSpan left = (options.Deadline * 0.8) - options.TimeProvider.GetElapsedTime(_start);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
