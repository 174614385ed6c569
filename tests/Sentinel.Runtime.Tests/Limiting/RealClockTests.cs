using System.Diagnostics;
using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>On the system's own clock, where refusals far from their end are told by a coarser one.</summary>
public sealed class RealClockTests
{
    private static readonly Origin Tapping = Calls.By(1, content: 5);

    private const int Window = 300;

    private static readonly LimitPolicy[][] Sets =
    [
        [Policies.Throttle(1, Window)],
        [Policies.Throttle(2, Window), Policies.Debounce(Window)],
        [Policies.Throttle(1, Window, algorithm: Algorithm.TokenBucket)],
        [Policies.Throttle(1, Window, algorithm: Algorithm.FixedWindow)],
    ];

    [Test]
    public void Nobody_is_admitted_before_the_window_is_over_however_often_they_ask(
        [ValueSource(nameof(Sets))] LimitPolicy[] policies
    )
    {
        PolicySet set = new("Handler", policies);

        // In a pause of the machine the window may end before it was asked again: nothing was refused then, and nothing seen.
        while (RefusalsOfAWindow(set) == 0) { }
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
        PolicySet set = new("Handler", Policies.Throttle(1, Window));
        Verdict refused;
        int tries = 0;
        do
        {
            // Once is enough but for a pause of the machine as long as the window.
            Assert.That(++tries, Is.LessThan(100), "nothing is ever refused");
            Ask(store, set);
            Ask(store, set);
            refused = Ask(store, set);
        } while (refused.IsAdmitted);

        long told = Stopwatch.GetTimestamp();

        SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(told) >= refused.RetryAfter);

        Assert.That(Ask(store, set).IsAdmitted);
    }

    /// <summary>Asks until the second admission, which must be as late as the window is long.</summary>
    private static long RefusalsOfAWindow(PolicySet set)
    {
        MemoryStore store = new();
        long before = Stopwatch.GetTimestamp();
        Assert.That(Ask(store, set).IsAdmitted);
        long refusals = 0;
        while (!Ask(store, set).IsAdmitted)
        {
            refusals++;
        }

        // Both stamps are cut to whole milliseconds.
        Assert.That(Stopwatch.GetElapsedTime(before).TotalMilliseconds, Is.GreaterThan(Window - 1));
        return refusals;
    }

    private static Verdict Ask(MemoryStore store, PolicySet set)
    {
        ValueTask<Verdict> pending = store.DecideAsync(set, Tapping);
        return pending.IsCompletedSuccessfully
            ? pending.Result
            : throw new AssertionException("Memory answers at once.");
    }
}
