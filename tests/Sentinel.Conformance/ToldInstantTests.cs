using FsCheck;
using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>What a verdict tells comes true, after any trace and for every algorithm.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
public sealed class ToldInstantTests(StoreKind kind)
{
    private static readonly Dictionary<string, Gen<LimitPolicy>> Kinds = new()
    {
        ["log"] = Traces.Throttles(Algorithm.SlidingLog),
        ["log of more than 128"] = Traces.LargeThrottles,
        ["token bucket"] = Traces.Throttles(Algorithm.TokenBucket),
        ["fixed window"] = Traces.Throttles(Algorithm.FixedWindow),
        ["debounce"] = Traces.Debounces,
    };

    private static IEnumerable<string> Names => Kinds.Keys;

    [Test]
    public void A_call_is_refused_a_millisecond_before_the_told_instant_and_admitted_at_it(
        [ValueSource(nameof(Names))] string kind,
        [Values] bool refunds
    ) => Property.Holds(Traces.Of(Kinds[kind], refunds), AssertToldInstant, tries: 50);

    [Test]
    public void As_many_calls_follow_at_the_same_instant_as_remain(
        [ValueSource(nameof(Names))] string kind,
        [Values] bool refunds
    ) => Property.Holds(Traces.Of(Kinds[kind], refunds), AssertRemaining, tries: 50);

    private void AssertToldInstant(Trace trace)
    {
        Replayed replayed = new(trace, kind);
        StoreUnderTest store = replayed.Store;
        Decision told;
        do
        {
            told = store.Decide(replayed.Set, Replayed.Caller);
        } while (told.IsAdmitted);

        Assert.That(store.Peek(replayed.Set, Replayed.Caller), Is.EqualTo(told));
        store.Advance(told.RetryAfter - 1);
        Assert.That(store.Decide(replayed.Set, Replayed.Caller), Is.EqualTo(told with { RetryAfter = 1 }));
        store.Advance(1);
        Assert.That(store.Decide(replayed.Set, Replayed.Caller).IsAdmitted);
    }

    private void AssertRemaining(Trace trace)
    {
        Replayed replayed = new(trace, kind);
        StoreUnderTest store = replayed.Store;
        Decision now = store.Peek(replayed.Set, Replayed.Caller);
        bool isCounted = trace.Policy.Kind == PolicyKind.Throttle;
        for (int free = now.IsAdmitted && isCounted ? now.Remaining : 0; free > 0; free--)
        {
            Assert.That(store.Decide(replayed.Set, Replayed.Caller), Is.EqualTo(Decision.Admitted(free - 1)));
        }

        if (isCounted)
        {
            Decision refused = store.Decide(replayed.Set, Replayed.Caller);
            Assert.That(refused, Is.EqualTo(Decision.Refused(trace.Policy, refused.RetryAfter)));
        }
        else
        {
            Assert.That(now.Remaining, Is.EqualTo(int.MaxValue));
        }
    }
}
