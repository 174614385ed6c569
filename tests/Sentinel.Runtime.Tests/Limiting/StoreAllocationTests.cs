using Sentinel.Limiting;

namespace Sentinel.Runtime.Tests.Limiting;

/// <summary>Whatever is decided about whom there is a counter already, nothing is allocated for it.</summary>
public sealed class StoreAllocationTests
{
    private const int WarmUpCalls = 2_000;
    private const int MeasuredCalls = 1_000;
    private const long Window = 1_000;

    private static readonly PolicySet[] Sets =
    [
        Of("Short log", Throttle(3)),
        Of("Wide log", Throttle(20)),
        Of("Counts", Throttle(200)),
        Of("Tokens", Throttle(3, algorithm: Algorithm.TokenBucket)),
        Of("Fixed", Throttle(3, algorithm: Algorithm.FixedWindow)),
        Of("Debounce", Policies.Debounce(Window)),
        Of("Two of one scope", Throttle(3, "a"), Throttle(4, "b")),
        Of("Three of one scope", Throttle(3, "a"), Throttle(4, "b"), Policies.Debounce(Window)),
        Of("Four of one scope", Throttle(3, "a"), Throttle(40, "b"), Policies.Debounce(Window), Throttle(5, "c")),
        Of("Two scopes", Throttle(3, "a"), Throttle(4, "b", Scope.Chat)),
        Of("Four scopes", [.. Enum.GetValues<Scope>().Select(scope => Throttle(3, "a", scope))]),
        Of("Six", [.. Enumerable.Range(0, 6).Select(i => Throttle(3, $"b{i}"))]),
        Of("Twelve of four scopes", [.. Enumerable.Range(0, 12).Select(i => Throttle(3, $"b{i}", (Scope)(i % 4)))]),
        Of("Shared", Throttle(3), Throttle(5)),
        Of("Nothing"),
    ];

    private readonly ManualClock _clock = new();
    private readonly MemoryStore _store;

    public StoreAllocationTests() => _store = new MemoryStore(_clock);

    [Test]
    public void An_admission_allocates_nothing([ValueSource(nameof(Sets))] PolicySet policies)
    {
        Ask(policies, WarmUpCalls, pause: Window, out _);

        long allocated = Ask(policies, MeasuredCalls, pause: Window, out int admitted);

        Assert.That((allocated, admitted), Is.EqualTo((0L, MeasuredCalls)));
    }

    [Test]
    public void A_refusal_allocates_nothing([ValueSource(nameof(Sets))] PolicySet policies)
    {
        Ask(policies, WarmUpCalls, pause: 0, out _);

        long allocated = Ask(policies, MeasuredCalls, pause: 0, out int admitted);

        Assert.That((allocated, admitted), Is.EqualTo((0L, policies.Policies.IsEmpty ? MeasuredCalls : 0)));
    }

    [Test]
    public void A_peek_a_refund_and_a_reset_allocate_nothing([ValueSource(nameof(Sets))] PolicySet policies)
    {
        UseAll(policies, WarmUpCalls);

        Assert.That(UseAll(policies, MeasuredCalls), Is.Zero);
    }

    private static PolicySet Of(string name, params LimitPolicy[] policies) => new(name, policies);

    private static LimitPolicy Throttle(
        int permits,
        string bucket = "b",
        Scope scope = Scope.User,
        Algorithm algorithm = Algorithm.SlidingLog
    ) => Policies.Throttle(permits, Window, bucket, scope, algorithm);

    private long Ask(PolicySet policies, int calls, long pause, out int admitted)
    {
        Origin origin = StoreUnderTest.Somebody;
        admitted = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int call = 0; call < calls; call++)
        {
            ValueTask<Verdict> pending = _store.DecideAsync(policies, origin);
            admitted += pending.IsCompletedSuccessfully && pending.Result.IsAdmitted ? 1 : 0;
            _clock.Advance(pause);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private long UseAll(PolicySet policies, int calls)
    {
        Origin origin = StoreUnderTest.Somebody;
        bool isCompleted = true;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int call = 0; call < calls; call++)
        {
            ValueTask<Verdict> decided = _store.DecideAsync(policies, origin);
            ValueTask<Verdict> peeked = _store.PeekAsync(policies, origin);
            Verdict verdict = decided.IsCompletedSuccessfully ? decided.Result : default;
            isCompleted &= peeked.IsCompletedSuccessfully;
            ValueTask refunded = _store.RefundAsync(policies, origin, verdict);
            ValueTask reset = _store.ResetAsync(policies, origin);
            isCompleted &= refunded.IsCompletedSuccessfully && reset.IsCompletedSuccessfully;
            _clock.Advance(1);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(isCompleted);
        return allocated;
    }
}
