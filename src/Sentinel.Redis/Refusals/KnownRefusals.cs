using Sentinel.Limiting.Memory;
using Sentinel.Limiting.Questions;

namespace Sentinel.Limiting.Refusals;

/// <summary>Refuses again whom Redis has refused, until the moment that it told.</summary>
/// <remarks>
/// That moment counts from before Redis was asked: somebody may ask Redis again by a round trip too early, and is never refused
/// for longer than Redis would. What another instance refunds or resets is known here when the refusal is over.
/// </remarks>
internal sealed class KnownRefusals(int size, TimeProvider clock)
{
    private readonly RefusalCache _cache = new(size);
    private readonly CounterKeys _keys = new();
    private readonly long _start = clock.GetTimestamp();

    /// <summary>Milliseconds, from 1.</summary>
    public long Now => 1 + (clock.GetElapsedTime(_start).Ticks / TimeSpan.TicksPerMillisecond);

    /// <summary>Refuses a call about which the answer is known.</summary>
    public bool TryRefuse(Plan plan, in Origin origin, out Verdict verdict)
    {
        verdict = default;
        if (size == 0)
        {
            return false;
        }

        long now = Now;
        long longest = 0;
        foreach (PlannedPolicy policy in plan.Policies)
        {
            if (!TryGetKey(policy, in origin, out ulong key))
            {
                continue;
            }

            long wait = _cache.WaitOf(key, now, policy.Policy.WindowMilliseconds * 2, out int remaining);
            if (wait > longest)
            {
                longest = wait;
                verdict = Verdict.Refused(policy.Policy, wait, remaining);
            }
        }

        return longest > 0;
    }

    /// <summary>Remembers a refusal that Redis was asked for at a time.</summary>
    public void Remember(Plan plan, in Origin origin, in Verdict refusal, long askedAt)
    {
        foreach (PlannedPolicy policy in plan.Policies)
        {
            if (policy.Policy == refusal.Policy && size > 0 && TryGetKey(policy, in origin, out ulong key))
            {
                _cache.Add(key, askedAt + (long)refusal.RetryAfter.TotalMilliseconds, refusal.Remaining);
            }
        }
    }

    /// <summary>Forgets what is known of a call's counters, because permits were given back.</summary>
    public void Forget(Plan plan, in Origin origin)
    {
        foreach (PlannedPolicy policy in plan.Policies)
        {
            if (TryGetKey(policy, in origin, out ulong key))
            {
                _cache.Remove(key);
            }
        }
    }

    // A policy with another limit on the same counter may wait for less.
    private bool TryGetKey(PlannedPolicy policy, in Origin origin, out ulong key)
    {
        bool applies = origin.TryGetSubject(policy.Policy, out Subject subject);
        key = applies
            ? CounterKeys.With(_keys.Of(_keys.Of(in subject), policy.Policy, origin.Fingerprint), policy.Limit)
            : 0;
        return applies;
    }
}
