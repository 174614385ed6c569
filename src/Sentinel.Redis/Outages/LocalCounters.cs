using Sentinel.Limiting.Questions;

namespace Sentinel.Limiting.Outages;

/// <summary>What policies do while Redis cannot be asked.</summary>
internal sealed class LocalCounters(RedisStoreOptions options)
{
    private readonly MemoryStore _memory = new(
        new MemoryStoreOptions { MaxEntries = options.MaxLocalEntries, TimeProvider = options.TimeProvider }
    );

    /// <summary>Decides as the policies say: whoever denies refuses, those that count locally do so, the others let pass.</summary>
    public Verdict Decide(Plan plan, in Origin origin)
    {
        if (TryDeny(plan, in origin, out Verdict denied))
        {
            return denied;
        }

        return plan.CountedLocally is { } local && Applies(local, in origin)
            ? Verdicts.CountedLocally(AnswerOf(_memory.DecideAsync(local, in origin)))
            : Verdict.Undecided;
    }

    /// <summary>Says what would be decided.</summary>
    public Verdict Peek(Plan plan, in Origin origin)
    {
        if (TryDeny(plan, in origin, out Verdict denied))
        {
            return denied;
        }

        return plan.CountedLocally is { } local && Applies(local, in origin)
            ? AnswerOf(_memory.PeekAsync(local, in origin))
            : Verdict.Undecided;
    }

    /// <summary>Takes back what was counted here.</summary>
    public ValueTask RefundAsync(Plan plan, in Origin origin, in Verdict admission) =>
        plan.CountedLocally is { } local ? _memory.RefundAsync(local, in origin, in admission) : default;

    /// <summary>Forgets what was counted here.</summary>
    public void Reset(Plan plan, in Origin origin)
    {
        if (plan.CountedLocally is { } local)
        {
            Finish(_memory.ResetAsync(local, in origin));
        }
    }

    // Memory answers at once.
    private static Verdict AnswerOf(ValueTask<Verdict> answer) => answer.GetAwaiter().GetResult();

    private static void Finish(ValueTask work) => work.GetAwaiter().GetResult();

    // Where none of them has anybody to count, another one lets the call pass undecided.
    private static bool Applies(PolicySet local, in Origin origin)
    {
        foreach (LimitPolicy policy in local.Policies)
        {
            if (origin.TryGetSubject(policy, out _))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryDeny(Plan plan, in Origin origin, out Verdict denied)
    {
        foreach (LimitPolicy policy in plan.Denying)
        {
            if (origin.TryGetSubject(policy, out _))
            {
                denied = Verdict.Denied(policy, (long)Circuit.Break.TotalMilliseconds);
                return true;
            }
        }

        denied = default;
        return false;
    }
}
