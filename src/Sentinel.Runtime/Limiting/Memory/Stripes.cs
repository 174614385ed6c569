using System.Numerics;

namespace Sentinel.Limiting.Memory;

/// <summary>The stripes of a store: finds those that a call concerns, and locks them.</summary>
internal sealed class Stripes
{
    // A set of stripes is a number of 64 bits.
    private const int Most = 64;
    private const int EntriesPerStripe = 128;

    private readonly CounterKeys _keys;
    private readonly Stripe[] _all;

    public Stripes(MemoryStoreOptions options, CounterKeys keys)
    {
        _keys = keys;
        int count = (int)BitOperations.RoundUpToPowerOf2(((uint)options.MaxEntries / EntriesPerStripe) + 1);
        count = Math.Min(count, Most);
        _all = [.. Enumerable.Range(0, count).Select(i => new Stripe(i, options.MaxEntries / count, options))];
    }

    /// <summary>The stripes.</summary>
    public IReadOnlyList<Stripe> All => _all;

    /// <summary>The stripe of a subject.</summary>
    public Stripe Of(ulong subject) => _all[IndexOf(subject)];

    /// <summary>Makes the claims of the policies that apply to a call.</summary>
    /// <returns>How many apply.</returns>
    /// <param name="policies">The policies.</param>
    /// <param name="origin">Where the call comes from.</param>
    /// <param name="claims">Receives the claims.</param>
    /// <param name="stripes">The stripes in which their counters are.</param>
    public int Resolve(ReadOnlySpan<LimitPolicy> policies, in Origin origin, Span<Claim> claims, out ulong stripes)
    {
        int count = 0;
        stripes = 0;
        foreach (LimitPolicy policy in policies)
        {
            if (!origin.TryGetSubject(policy, out Subject subject))
            {
                continue;
            }

            ulong hash = _keys.Of(in subject);
            int stripe = IndexOf(hash);
            stripes |= 1UL << stripe;
            ref Claim claim = ref claims[count];
            claim.Policy = policy;
            claim.Stripe = _all[stripe];
            claim.Key = _keys.Of(hash, policy, origin.Fingerprint);
            claim.MostPermits = policy.Permits;
            claim.Charge = new Charge(policy, live: 0);
            claim.SharedWith = Merge(claims[..count], in claim);
            claim.Format = policy.Format;
            claim.Stripe.MapOf(claim.Format).Prefetch(claim.SlotKey);
            count++;
        }

        return count;
    }

    /// <summary>Takes the locks in ascending order, so that two decisions never wait for each other.</summary>
    public void Enter(ulong stripes)
    {
        for (; stripes != 0; stripes &= stripes - 1)
        {
            _all[BitOperations.TrailingZeroCount(stripes)].Enter();
        }
    }

    public void Exit(ulong stripes)
    {
        for (; stripes != 0; stripes &= stripes - 1)
        {
            _all[BitOperations.TrailingZeroCount(stripes)].Exit();
        }
    }

    /// <summary>Tells the time to stripes that are locked.</summary>
    public void SetTime(ulong stripes, long milliseconds)
    {
        for (; stripes != 0; stripes &= stripes - 1)
        {
            _all[BitOperations.TrailingZeroCount(stripes)].SetTime(milliseconds);
        }
    }

    private int IndexOf(ulong subject) => (int)subject & (_all.Length - 1);

    /// <summary>Policies that share a counter charge it once, for the most permits and the longest window among them.</summary>
    private static int Merge(Span<Claim> before, in Claim claim)
    {
        for (int i = 0; i < before.Length; i++)
        {
            ref Claim other = ref before[i];
            if (other.Key == claim.Key && other.SharedWith == Claim.Own)
            {
                other.MostPermits = Math.Max(other.MostPermits, claim.MostPermits);
                other.Charge.Add(in claim.Charge);
                other.Format = CounterFormats.For(other.Policy, other.MostPermits, other.Charge.LongestWindow);
                return i;
            }
        }

        return Claim.Own;
    }
}
