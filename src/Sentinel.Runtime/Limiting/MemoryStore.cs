using System.Numerics;
using Sentinel.Limiting.Memory;

namespace Sentinel.Limiting;

/// <summary>Counters in this process: exact, immediate, bounded, and forgotten when it ends.</summary>
/// <remarks>
/// Counters lie in a few large arrays behind striped locks. A dead one is dropped when others are added; no timer runs. Up to
/// 128 permits are counted exactly; of more, one comes back late by at most a 128th of the window.
/// </remarks>
public sealed class MemoryStore : LimiterStore
{
    private const int MaxStripes = 64;
    private const int MinEntriesPerStripe = 64;

    private readonly CounterKeys _keys = new();
    private readonly Stripe[] _stripes;
    private readonly MillisecondClock _clock;

    /// <summary>A store with no counters yet.</summary>
    /// <param name="timeProvider">The clock whose timestamps count; by default the system's, which never steps back.</param>
    public MemoryStore(TimeProvider? timeProvider = null)
        : this(new MemoryStoreOptions { TimeProvider = timeProvider ?? TimeProvider.System }) { }

    /// <summary>A store with no counters yet.</summary>
    /// <param name="options">Its bounds and its clock.</param>
    public MemoryStore(MemoryStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        int stripes = (int)BitOperations.RoundUpToPowerOf2((uint)options.MaxEntries / MinEntriesPerStripe / 2 + 1);
        stripes = Math.Min(stripes, MaxStripes);
        _stripes =
        [
            .. Enumerable
                .Range(0, stripes)
                .Select(index => new Stripe(index, options.MaxEntries / stripes, options.SweepPerCall)),
        ];
        _clock = new MillisecondClock(options.TimeProvider);
    }

    /// <summary>The counters held now, dead ones that are not dropped yet included.</summary>
    public int Count => _stripes.Sum(static stripe => stripe.Count);

    /// <summary>How many counters were forgotten alive, to keep within the bound.</summary>
    public long Evictions => _stripes.Sum(static stripe => stripe.Evictions);

    /// <inheritdoc/>
    public override ValueTask<Verdict> DecideAsync(
        PolicySet policies,
        in Origin origin,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(policies);
        if (policies.Policies.Length > Claims.Length)
        {
            return new(Decide(policies.Policies, in origin, new Claim[policies.Policies.Length]));
        }

        Claims claims = default;
        return new(Decide(policies.Policies, in origin, claims));
    }

    private Verdict Decide(ReadOnlySpan<LimitPolicy> policies, in Origin origin, Span<Claim> claims)
    {
        ulong stripes = 0;
        claims = claims[..Resolve(policies, in origin, claims, ref stripes)];
        if (claims.IsEmpty)
        {
            return Verdict.Unlimited;
        }

        Enter(stripes);
        try
        {
            return Decide(claims, stripes);
        }
        finally
        {
            Exit(stripes);
        }
    }

    private int Resolve(ReadOnlySpan<LimitPolicy> policies, in Origin origin, Span<Claim> claims, ref ulong stripes)
    {
        int count = 0;
        foreach (LimitPolicy policy in policies)
        {
            if (!origin.TryGetSubject(policy, out Subject subject))
            {
                continue;
            }

            ulong hash = _keys.Of(in subject);
            int stripe = (int)(hash & (ulong)(_stripes.Length - 1));
            stripes |= 1UL << stripe;
            ref Claim claim = ref claims[count];
            claim.Policy = policy;
            claim.Stripe = _stripes[stripe];
            claim.Key = _keys.Of(hash, policy, origin.Fingerprint);
            claim.MostPermits = policy.Permits;
            claim.LongestWindow = policy.WindowMilliseconds;
            Merge(claims[..count], ref claim);
            claim.Stripe.Prefetch(in claim);
            count++;
        }

        return count;
    }

    /// <summary>Policies that share a counter charge it once, for the most permits and the longest window among them.</summary>
    private static void Merge(Span<Claim> before, ref Claim claim)
    {
        foreach (ref Claim other in before)
        {
            if (other.Key == claim.Key && !other.IsRepeated)
            {
                claim.IsRepeated = true;
                other.MostPermits = claim.MostPermits = Math.Max(other.MostPermits, claim.MostPermits);
                other.LongestWindow = Math.Max(other.LongestWindow, claim.LongestWindow);
            }
        }
    }

    private Verdict Decide(Span<Claim> claims, ulong stripes)
    {
        // Read under the locks: a stamp is never older than one that is already there.
        long now = _clock.Milliseconds;
        for (ulong left = stripes; left != 0; left &= left - 1)
        {
            _stripes[BitOperations.TrailingZeroCount(left)].SetTime(now);
        }

        int refusing = -1;
        long longestWait = 0;
        int remaining = int.MaxValue;
        for (int i = 0; i < claims.Length; i++)
        {
            ref Claim claim = ref claims[i];
            claim.Stripe.Locate(ref claim);
            long wait = claim.Stripe.Wait(in claim, out int live);
            (refusing, longestWait) = wait > longestWait ? (i, wait) : (refusing, longestWait);
            remaining =
                claim.Policy.Kind == PolicyKind.Throttle ? Math.Min(remaining, claim.Policy.Permits - live) : remaining;
        }

        if (refusing >= 0)
        {
            Stripe.Refuse(ref claims[refusing]);
            return Verdict.Refused(claims[refusing].Policy, longestWait, remaining);
        }

        foreach (ref Claim claim in claims)
        {
            long wait =
                claim.Slot == CounterTable.None ? claim.Stripe.MakeRoom(claims, Missing(claims, claim.Stripe)) : 0;
            if (wait > 0)
            {
                return Verdict.Refused(claim.Policy, wait, remaining);
            }
        }

        foreach (ref Claim claim in claims)
        {
            if (!claim.IsRepeated)
            {
                claim.Stripe.Charge(ref claim);
            }
        }

        return Verdict.Admitted(remaining == int.MaxValue ? remaining : remaining - 1);
    }

    private static int Missing(ReadOnlySpan<Claim> claims, Stripe stripe)
    {
        int missing = 0;
        foreach (ref readonly Claim claim in claims)
        {
            missing += claim.Slot == CounterTable.None && claim.Stripe == stripe && !claim.IsRepeated ? 1 : 0;
        }

        return missing;
    }

    /// <summary>Takes the locks in ascending order, so that two decisions never wait for each other.</summary>
    private void Enter(ulong stripes)
    {
        for (; stripes != 0; stripes &= stripes - 1)
        {
            _stripes[BitOperations.TrailingZeroCount(stripes)].Enter();
        }
    }

    private void Exit(ulong stripes)
    {
        for (; stripes != 0; stripes &= stripes - 1)
        {
            _stripes[BitOperations.TrailingZeroCount(stripes)].Exit();
        }
    }
}
