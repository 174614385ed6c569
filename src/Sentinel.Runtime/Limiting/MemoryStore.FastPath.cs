using Sentinel.Limiting.Memory;

namespace Sentinel.Limiting;

/// <content>The decisions that come most: about a subject whose counters are all there.</content>
public sealed partial class MemoryStore
{
    /// <summary>
    /// The same as <see cref="Decision"/>, without claims, where all policies count the same subject, each on a counter of its
    /// own. Where that is not enough, nothing has happened yet and the other one is asked.
    /// </summary>
    private Verdict Decide(PolicySet set, in Origin origin)
    {
        ArgumentNullException.ThrowIfNull(set);
        ReadOnlySpan<LimitPolicy> policies = set.Policies;
        bool isSimple = set.IsSimple && (origin.Fingerprint != 0 || !set.HasDebounce);
        if (!isSimple || !origin.TryGetSubject(policies[0], out Subject subject))
        {
            return Run(set, in origin, default(Decision));
        }

        ulong hash = _keys.Of(in subject);
        Stripe stripe = _stripes.Of(hash);
        return policies.Length == 1
            ? DecideOne(set, in origin, stripe, _keys.Of(hash, policies[0], origin.Fingerprint))
            : DecideFew(set, in origin, stripe, hash);
    }

    private Verdict DecideOne(PolicySet set, in Origin origin, Stripe stripe, ulong key)
    {
        LimitPolicy policy = set.Policies[0];
        stripe.MapOf(policy.Format).Prefetch(key);
        stripe.Enter();
        try
        {
            if (stripe.TryDecide(policy, key, _clock, out Verdict verdict))
            {
                return verdict;
            }
        }
        finally
        {
            stripe.Exit();
        }

        return Run(set, in origin, default(Decision));
    }

    private Verdict DecideFew(PolicySet set, in Origin origin, Stripe stripe, ulong hash)
    {
        ReadOnlySpan<LimitPolicy> policies = set.Policies;
        Few<ulong> keys = default;
        for (int i = 0; i < policies.Length; i++)
        {
            keys[i] = _keys.Of(hash, policies[i], origin.Fingerprint);
            stripe.MapOf(policies[i].Format).Prefetch(keys[i]);
        }

        stripe.Enter();
        try
        {
            if (stripe.TryDecide(policies, keys, _clock, out Verdict verdict))
            {
                return verdict;
            }
        }
        finally
        {
            stripe.Exit();
        }

        return Run(set, in origin, default(Decision));
    }
}
