using Sentinel.Limiting;

namespace Sentinel.Conformance;

/// <summary>What one counter remembers, written down so plainly that it is obviously what was promised.</summary>
internal abstract class NaiveCounter
{
    /// <summary>Whether it must not be forgotten: it was full after its newest admission, or has refused a call since.</summary>
    internal bool MustStay { get; set; }

    /// <summary>When it last admitted a call; a log leaves those out that were taken back.</summary>
    internal long Newest { get; private protected set; }

    internal static NaiveCounter For(LimitPolicy policy) =>
        policy.Algorithm switch
        {
            Algorithm.TokenBucket => new NaiveTokenBucket(),
            Algorithm.FixedWindow => new NaiveFixedWindow(),
            _ => new NaiveLog(),
        };

    /// <summary>How long a call waits for its permit, in milliseconds; 0 where it has one.</summary>
    internal abstract long WaitOf(LimitPolicy policy, long now);

    /// <summary>How many calls would be admitted now.</summary>
    internal abstract int FreeOf(LimitPolicy policy, long now);

    /// <summary>Takes back the call that was admitted at a time.</summary>
    internal abstract void Refund(LimitPolicy[] policies, long at, long now);

    /// <summary>Whether it can refuse nobody any more.</summary>
    internal abstract bool IsDead(long now);

    internal void Admit(LimitPolicy[] policies, long now)
    {
        Charge(policies, now);
        Newest = now;

        // The mark of a debounce is full by nature, and may be forgotten until it has refused a duplicate.
        MustStay = policies.Any(policy => policy.Kind == PolicyKind.Throttle && FreeOf(policy, now) == 0);
    }

    protected abstract void Charge(LimitPolicy[] policies, long now);

    protected static long LongestOf(LimitPolicy[] policies) => policies.Max(policy => policy.WindowMilliseconds);
}
