using Sentinel.Limiting.Memory;
using Sentinel.Limiting.Questions;

namespace Sentinel.Limiting.Refusals;

/// <summary>Refuses again whom Redis has refused, until the moment that it told.</summary>
/// <remarks>
/// That moment counts from before Redis was asked: somebody may ask Redis again by a round trip too early, and is never refused
/// for longer than Redis would. What another instance refunds or resets is known here when the refusal is over, and so is what
/// another policy of the handler has been charged since: whoever asks then may have to wait for that one, too.
/// </remarks>
internal sealed class KnownRefusals(int size, TimeProvider clock)
{
    private readonly RefusalCache _cache = new(size);
    private readonly CounterKeys _keys = new();
    private readonly long _start = clock.GetTimestamp();
    private long _givenBack;

    /// <summary>A moment before Redis is asked.</summary>
    public Moment Begin() => new(Now, Volatile.Read(ref _givenBack));

    private long Now => 1 + (clock.GetElapsedTime(_start).Ticks / TimeSpan.TicksPerMillisecond);

    /// <summary>Refuses a call about which the answer is known.</summary>
    public bool TryRefuse(Plan plan, in Origin origin, out Verdict verdict)
    {
        verdict = default;
        long now = Now;
        long longest = 0;
        foreach (PlannedPolicy policy in plan.Policies)
        {
            if (!TryGetKey(policy, in origin, out ulong key))
            {
                continue;
            }

            // A wait that is longer than any there can be is none: the clock has stepped back.
            Refusal known = _cache.Find(key, policy.Tag, now);
            if (known.Wait > longest && known.Wait <= policy.LongestWait)
            {
                longest = known.Wait;
                verdict = Verdict.Refused(policy.Policy, known.Wait, known.Remaining);
            }
        }

        return longest > 0;
    }

    /// <summary>Remembers a refusal that Redis was asked for since a moment.</summary>
    public void Remember(Plan plan, in Origin origin, in Verdict refusal, Moment asked)
    {
        foreach (PlannedPolicy policy in plan.Policies)
        {
            if (policy.Policy == refusal.Policy && TryGetKey(policy, in origin, out ulong key))
            {
                long wait = (long)refusal.RetryAfter.TotalMilliseconds;
                _cache.Add(key, asked.Time, new Refusal(wait, policy.Tag, refusal.Remaining));

                // Whoever gives back counts first and removes then. One of the two sees the other, if neither is reordered.
                Interlocked.MemoryBarrier();
                if (Volatile.Read(ref _givenBack) != asked.GivenBack)
                {
                    // Permits were given back meanwhile, perhaps these.
                    _cache.Remove(key);
                }
            }
        }
    }

    /// <summary>Forgets what is known of a call's counters, because permits are given back, or have been.</summary>
    public void GiveBack(Plan plan, in Origin origin)
    {
        Interlocked.Increment(ref _givenBack);
        Forget(plan, in origin);
    }

    /// <summary>Forgets what is known of a call's counters: an admission under another limit makes those who wait wait longer.</summary>
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

    private bool TryGetKey(PlannedPolicy policy, in Origin origin, out ulong key)
    {
        if (size > 0 && origin.TryGetSubject(policy.Policy, out Subject subject))
        {
            key = _keys.Of(_keys.Of(in subject), policy.Policy, origin.Fingerprint);
            return true;
        }

        key = 0;
        return false;
    }

    /// <summary>When Redis was asked, and how often permits had been given back until then.</summary>
    internal readonly record struct Moment(long Time, long GivenBack);
}
