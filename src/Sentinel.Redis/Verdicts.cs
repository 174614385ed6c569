using Sentinel.Limiting.Questions;

namespace Sentinel.Limiting;

/// <summary>Verdicts from what scripts answered.</summary>
internal static class Verdicts
{
    // Receipts of admissions that were counted in memory are told from times in Redis by being larger than any of those: the
    // first 34 years of a process from the end of the range, which leaves Redis until the year 2074.
    private const long FirstLocal = Verdict.MaxReceipt - (1L << 40);

    /// <summary>An admission that was charged at a time.</summary>
    public static Verdict Admitted(int remaining, long time) =>
        Verdict.Admitted(remaining == int.MaxValue ? remaining : remaining - 1, time < FirstLocal ? time : 0);

    /// <summary>
    /// An admission that was charged in several slots. It can be refunded where all did so at one time, which clocks that differ
    /// may prevent.
    /// </summary>
    public static Verdict Admitted(IReadOnlyList<Answer> answers)
    {
        long time = answers[0].Time;
        return Admitted(
            answers.Min(static answer => answer.Remaining),
            answers.All(answer => answer.Time == time) ? time : 0
        );
    }

    /// <summary>A refusal.</summary>
    public static Verdict Refused(in Answer answer) =>
        Verdict.Refused(answer.RefusingPolicy, answer.Wait, answer.Remaining);

    /// <summary>What the answers of all slots say together.</summary>
    public static Verdict Peeked(IReadOnlyList<Answer> answers)
    {
        int remaining = answers.Min(static answer => answer.Remaining);
        Answer slowest = answers
            .OrderByDescending(static answer => answer.Wait)
            .ThenBy(static answer => answer.Place)
            .First();
        return slowest.IsAdmitted
            ? Verdict.Admitted(remaining)
            : Verdict.Refused(slowest.RefusingPolicy, slowest.Wait, remaining);
    }

    /// <summary>An admission that was counted in memory, so that its refund goes there.</summary>
    public static Verdict CountedLocally(in Verdict verdict) =>
        verdict.Receipt == 0 ? verdict : Verdict.Admitted(verdict.Remaining, Verdict.MaxReceipt - verdict.Receipt);

    /// <summary>Whether an admission was counted in memory, and what memory calls it.</summary>
    public static bool IsLocal(in Verdict verdict, out Verdict local)
    {
        bool isLocal = verdict.Receipt >= FirstLocal;
        local = isLocal ? Verdict.Admitted(verdict.Remaining, Verdict.MaxReceipt - verdict.Receipt) : default;
        return isLocal;
    }
}
