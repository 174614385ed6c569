using System.Diagnostics;
using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>On the system's own clock, where refusals far from their end are told by a coarser one.</summary>
public sealed class RealClockTests
{
    private static readonly Origin Tapping = Calls.By(1, content: 5);

    private static readonly LimitPolicy[][] Sets =
    [
        [Policies.Throttle(1, 150)],
        [Policies.Throttle(2, 150), Policies.Debounce(150)],
        [Policies.Throttle(1, 150, algorithm: Algorithm.TokenBucket)],
        [Policies.Throttle(1, 150, algorithm: Algorithm.FixedWindow)],
    ];

    [Test]
    public void Nobody_is_admitted_before_the_window_is_over_however_often_they_ask(
        [ValueSource(nameof(Sets))] LimitPolicy[] policies
    )
    {
        MemoryStore store = new();
        PolicySet set = new("Handler", policies);
        long before = Stopwatch.GetTimestamp();
        Assert.That(Ask(store, set).IsAdmitted);
        long refusals = 0;
        while (!Ask(store, set).IsAdmitted)
        {
            refusals++;
        }

        // Both stamps are cut to whole milliseconds.
        Assert.That(Stopwatch.GetElapsedTime(before).TotalMilliseconds, Is.GreaterThan(149));
        Assert.That(refusals, Is.Positive);
    }

    [Test]
    public void The_told_wait_is_never_too_short_and_never_longer_than_the_window()
    {
        MemoryStore store = new();
        PolicySet set = new("Handler", Policies.Throttle(1, 10_000));
        long before = Stopwatch.GetTimestamp();
        Assert.That(Ask(store, set).IsAdmitted);
        for (int call = 0; call < 20_000 / Workload.Divisor; call++)
        {
            double told = Ask(store, set).RetryAfter.TotalMilliseconds;
            double left = 10_000 - Stopwatch.GetElapsedTime(before).TotalMilliseconds;
            if (told < left - 1 || told > 10_000)
            {
                Assert.Fail($"told to wait {told} ms where {left} ms were left");
            }
        }
    }

    [Test]
    public void Whoever_waits_as_long_as_told_is_admitted()
    {
        MemoryStore store = new();
        PolicySet set = new("Handler", Policies.Throttle(1, 100));
        Ask(store, set);
        Ask(store, set);
        Verdict refused = Ask(store, set);
        long told = Stopwatch.GetTimestamp();

        SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(told) >= refused.RetryAfter);

        Assert.That(Ask(store, set).IsAdmitted);
    }

    private static Verdict Ask(MemoryStore store, PolicySet set)
    {
        ValueTask<Verdict> pending = store.DecideAsync(set, Tapping);
        return pending.IsCompletedSuccessfully
            ? pending.Result
            : throw new AssertionException("Memory answers at once.");
    }
}
