using Sentinel.Dispatch;
using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Dispatch;

// Alone, since a listener of another test would make the guard take measurements.
[NonParallelizable]
public sealed class AllocationTests
{
    private const int Calls = 1_000;
    private const int WarmUpCalls = 5_000;

    private static readonly PolicySet Policies = new(
        "Handler",
        LimitPolicy.Throttle("user", 3, TimeSpan.FromSeconds(1)),
        LimitPolicy.Throttle("chat", 3, TimeSpan.FromSeconds(1), Scope.Chat),
        LimitPolicy.Debounce("debounce", TimeSpan.FromSeconds(1))
    );

    private readonly ManualClock _clock = new();
    private readonly CountedDispatch _dispatch;

    public AllocationTests() => _dispatch = new CountedDispatch(SentinelGuard.InMemory(_clock), Policies);

    [Test]
    public void An_admitted_call_allocates_nothing()
    {
        Call(WarmUpCalls, pause: 1_000);

        Assert.That(Call(Calls, pause: 1_000), Is.EqualTo((Calls, 0L)));
    }

    [Test]
    public void A_refused_call_allocates_nothing()
    {
        Call(WarmUpCalls, pause: 0);

        Assert.That(Call(Calls, pause: 0), Is.EqualTo((0, 0L)));
    }

    [Test]
    public void The_measure_sees_an_allocation()
    {
        object? kept = null;

        (_, long allocated) = _dispatch.Run(1, (_, _) => kept = new object());

        GC.KeepAlive(kept);
        Assert.That(allocated, Is.Positive);
    }

    private (int Runs, long Allocated) Call(int calls, long pause) =>
        _dispatch.Run(calls, (_, _) => _clock.Advance(pause));
}
