using Sentinel.Limiting.Questions;

namespace Sentinel.Limiting;

/// <summary>
/// A decision about counters in several slots of a cluster, which no script can see at once: one slot after the other, and where
/// one refuses, the earlier ones take back what they were charged. Another call may see a charge that is taken back a moment
/// later, and be refused by it; never is one admitted too many.
/// </summary>
/// <param name="counters">The counters.</param>
/// <param name="parts">What each slot is asked, in this order.</param>
internal sealed class SlotwiseDecision(RemoteCounters counters, Question[] parts)
{
    /// <summary>
    /// The most by which the times of one decision in several slots may differ, in milliseconds: what servers' clocks differ in
    /// and the round trips between them.
    /// </summary>
    public const long MostBetweenSlots = 1_000;

    public async Task<Verdict> RunAsync()
    {
        List<Answer> answers = [];
        foreach (Question part in parts)
        {
            Answer answer = await counters.AskAsync(part, Ask.Decide).ConfigureAwait(false);
            answers.Add(answer);
            if (!answer.IsAdmitted)
            {
                return await RefuseAsync(answers).ConfigureAwait(false);
            }
        }

        return Verdicts.Admitted(answers.Min(static answer => answer.Remaining), answers[0].Time);
    }

    private async Task<Verdict> RefuseAsync(List<Answer> answers)
    {
        // Those that were not asked may make the call wait for longer still.
        Task<Answer[]> others = counters.AskAllAsync(parts.Skip(answers.Count), Ask.Peek);
        await Task.WhenAll(
                answers
                    .SkipLast(1)
                    .Select(answer => counters.RefundPartAsync(answer.Question, answer.Time))
                    .Append(others)
            )
            .ConfigureAwait(false);
        answers.AddRange(await others.ConfigureAwait(false));
        return Verdicts.Peeked(answers);
    }
}
