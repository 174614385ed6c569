using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>A store beside a model of it: whatever is done is done to both, and both must say the same.</summary>
internal sealed class ModelledStore(StoreUnderTest store)
{
    private static readonly LimitPolicy Watched = Policies.Throttle(1, 1, "what reads the clock", Scope.Global);

    private readonly List<(LimitPolicy[] Policies, Origin Origin, Verdict Verdict, long At)> _decided = [];
    private int _operations;

    internal StoreUnderTest Store { get; } = store;

    internal NaiveModel Model { get; } = new();

    internal int Refusals { get; private set; }

    internal void Advance(long milliseconds)
    {
        Store.Advance(milliseconds);
        Model.Advance(milliseconds);

        // A step back is one only to a store that reads the clock on both sides of it.
        Store.Peek(Watched, default);
    }

    internal Decision Decide(LimitPolicy[] policies, Origin origin)
    {
        Verdict verdict = Store.Ask(new PolicySet("Handler", policies), origin);
        _decided.Add((policies, origin, verdict, Model.Now));
        Decision actual = Decision.Of(verdict);
        AssertSame("decide", policies, origin, actual, Model.Decide(policies, origin));
        Refusals += actual.IsAdmitted ? 0 : 1;
        return actual;
    }

    internal void Peek(LimitPolicy[] policies, Origin origin)
    {
        Decision actual = Store.Peek(new PolicySet("Handler", policies), origin);
        AssertSame("peek", policies, origin, actual, Model.Peek(policies, origin));
    }

    internal void Reset(LimitPolicy[] policies, Origin origin)
    {
        _operations++;
        Store.Reset(new PolicySet("Handler", policies), origin);
        Model.Reset(policies, origin);
    }

    /// <summary>Takes back a decision, once: of the last few ones, counted from the newest.</summary>
    internal void Refund(int index)
    {
        if (index >= _decided.Count)
        {
            return;
        }

        _operations++;
        (LimitPolicy[] policies, Origin origin, Verdict verdict, long at) = _decided[^(index + 1)];
        _decided.RemoveAt(_decided.Count - index - 1);
        Store.Refund(new PolicySet("Handler", policies), verdict, origin);
        if (verdict.IsAdmitted)
        {
            Model.Refund(policies, origin, at);
        }
    }

    private void AssertSame(string what, LimitPolicy[] policies, Origin origin, Decision actual, Decision expected)
    {
        _operations++;
        if (actual != expected)
        {
            string set = string.Join("; ", policies.Select(policy => policy.ToString()));
            Assert.Fail(
                $"operation {_operations}, {what} [{set}] at {Model.Now} of {origin}: {actual} instead of {expected}"
            );
        }
    }
}
