using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>On the system's own clock, too, nothing is allocated for whom there is a counter already.</summary>
public sealed class RealClockAllocationTests
{
    // Longer than any machine pauses.
    private const long Window = 3_600_000;
    private const int Permits = 3;
    private const int Users = 2_000;

    private static readonly PolicySet[] Sets =
    [
        Of("Log", Policies.Throttle(Permits, Window)),
        Of("Tokens", Policies.Throttle(Permits, Window, algorithm: Algorithm.TokenBucket)),
        Of("Fixed", Policies.Throttle(Permits, Window, algorithm: Algorithm.FixedWindow)),
        Of("Two scopes", Policies.Throttle(Permits, Window, "a"), Policies.Throttle(Permits, Window, "b", Scope.Chat)),
    ];

    private readonly MemoryStore _store = new();

    [Test]
    public void An_admission_allocates_nothing([ValueSource(nameof(Sets))] PolicySet policies)
    {
        AskForEach(policies, out _);
        AskForEach(policies, out _);

        long allocated = AskForEach(policies, out int admitted);

        Assert.That((allocated, admitted), Is.EqualTo((0L, Users)));
    }

    [Test]
    public void A_refusal_allocates_nothing([ValueSource(nameof(Sets))] PolicySet policies)
    {
        for (int call = 0; call <= Permits; call++)
        {
            AskForEach(policies, out _);
        }

        long allocated = AskForEach(policies, out int admitted);

        Assert.That((allocated, admitted), Is.EqualTo((0L, 0)));
    }

    private static PolicySet Of(string name, params LimitPolicy[] policies) => new(name, policies);

    private long AskForEach(PolicySet policies, out int admitted)
    {
        admitted = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int user = 1; user <= Users; user++)
        {
            Origin origin = Calls.By(user, chat: -user);
            ValueTask<Verdict> pending = _store.DecideAsync(policies, in origin);
            admitted += pending.IsCompletedSuccessfully && pending.Result.IsAdmitted ? 1 : 0;
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
