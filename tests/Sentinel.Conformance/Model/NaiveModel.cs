using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>
/// The contract for limits of up to 128 permits, written down plainly: a counter for each name, which remembers what it admitted.
/// </summary>
internal sealed class NaiveModel
{
    private readonly Dictionary<string, NaiveCounter> _counters = [];

    /// <summary>Milliseconds; a clock that steps back stands still.</summary>
    internal long Now { get; private set; }

    /// <summary>The counters that were ever asked for, by their names.</summary>
    internal IReadOnlyDictionary<string, NaiveCounter> Counters => _counters;

    internal void Advance(long milliseconds) => Now += Math.Max(0, milliseconds);

    internal Decision Decide(LimitPolicy[] policies, Origin origin)
    {
        Decision decision = Peek(policies, origin);
        if (decision.Policy is { } refusing)
        {
            CounterOf(refusing, origin).MustStay = true;
            return decision;
        }

        foreach (LimitPolicy[] sharing in ByCounter(policies, origin))
        {
            CounterOf(sharing[0], origin).Admit(sharing, Now);
        }

        return Decision.Admitted(Peek(policies, origin).Remaining);
    }

    internal Decision Peek(LimitPolicy[] policies, Origin origin)
    {
        LimitPolicy[] applicable = [.. policies.Where(policy => CounterName.Of(policy, origin) is not null)];
        int remaining = applicable
            .Where(policy => policy.Kind == PolicyKind.Throttle)
            .Select(policy => CounterOf(policy, origin).FreeOf(policy, Now))
            .DefaultIfEmpty(int.MaxValue)
            .Min();
        LimitPolicy? slowest = applicable.MaxBy(policy => CounterOf(policy, origin).WaitOf(policy, Now));
        long wait = slowest is null ? 0 : CounterOf(slowest, origin).WaitOf(slowest, Now);
        return wait == 0 ? Decision.Admitted(remaining) : Decision.Refused(slowest!, wait, remaining);
    }

    internal void Refund(LimitPolicy[] policies, Origin origin, long admittedAt)
    {
        foreach (LimitPolicy[] sharing in ByCounter(policies, origin))
        {
            CounterOf(sharing[0], origin).Refund(sharing, admittedAt, Now);
        }
    }

    internal void Reset(LimitPolicy[] policies, Origin origin)
    {
        foreach (LimitPolicy[] sharing in ByCounter(policies, origin))
        {
            Forget(CounterName.Of(sharing[0], origin)!);
        }
    }

    internal void Forget(string counter) => _counters.Remove(counter);

    private static IEnumerable<LimitPolicy[]> ByCounter(LimitPolicy[] policies, Origin origin) =>
        policies
            .GroupBy(policy => CounterName.Of(policy, origin))
            .Where(sharing => sharing.Key is not null)
            .Select(sharing => sharing.ToArray());

    private NaiveCounter CounterOf(LimitPolicy policy, Origin origin)
    {
        string name = CounterName.Of(policy, origin)!;
        if (!_counters.TryGetValue(name, out NaiveCounter? counter))
        {
            _counters.Add(name, counter = NaiveCounter.For(policy));
        }

        return counter;
    }
}
