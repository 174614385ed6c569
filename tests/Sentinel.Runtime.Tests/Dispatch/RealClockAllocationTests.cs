using Sentinel.Dispatch;
using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Dispatch;

// Alone, since a listener of another test would make the guard take measurements.
[NonParallelizable]
public sealed class RealClockAllocationTests
{
    private const int Permits = 3;
    private const int Users = 2_000;

    // Longer than any machine pauses.
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private static readonly PolicySet Policies = new(
        "Handler",
        LimitPolicy.Throttle("user", Permits, Window),
        LimitPolicy.Throttle("chat", Permits * Users * Permits, Window, Scope.Chat)
    );

    private readonly CountedDispatch _dispatch = new(new SentinelGuard(new MemoryStore()), Policies);

    [Test]
    public void An_admitted_call_allocates_nothing()
    {
        CallOfEach();
        CallOfEach();

        Assert.That(CallOfEach(), Is.EqualTo((Users, 0L)));
    }

    [Test]
    public void A_refused_call_allocates_nothing()
    {
        for (int call = 0; call <= Permits; call++)
        {
            CallOfEach();
        }

        Assert.That(CallOfEach(), Is.EqualTo((0, 0L)));
    }

    private (int Runs, long Allocated) CallOfEach() =>
        _dispatch.Run(Users, static (message, user) => message.From!.Id = user + 1);
}
