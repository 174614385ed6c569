using Sentinel.Limiting;

namespace Sentinel.Perf.Native;

/// <summary>Questions to a store about one policy.</summary>
/// <param name="store">The store.</param>
/// <param name="policy">The policy.</param>
/// <param name="isRepetitive">Whether a user sends the same again and again, else something new each time.</param>
internal sealed class Decisions(MemoryStore store, LimitPolicy policy, bool isRepetitive) : Caller
{
    private readonly PolicySet _policies = new("work", policy);

    protected override bool IsAdmitted(int user, int call)
    {
        Origin origin = new()
        {
            BotId = 1,
            UserId = user,
            Fingerprint = isRepetitive ? 1 : 1 + (ulong)call,
        };
        ValueTask<Verdict> verdict = store.DecideAsync(_policies, in origin);
        return verdict.IsCompletedSuccessfully && verdict.Result.IsAdmitted;
    }
}
