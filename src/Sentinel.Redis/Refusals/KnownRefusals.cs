using Sentinel.Limiting.Memory;
using Sentinel.Limiting.Questions;

namespace Sentinel.Limiting.Refusals;

/// <summary>Refuses again whom Redis has refused, until the moment that it told.</summary>
/// <remarks>
/// That moment counts from before Redis was asked: somebody may ask Redis again by a round trip too early, and is never refused
/// for longer than Redis would. What another instance refunds or resets is known here when the refusal is over, and so is what
/// another policy of the handler has been charged since: whoever asks then may have to wait for that one, too.
/// </remarks>
internal sealed class KnownRefusals
{
    private readonly TimeProvider _clock;
    private readonly RefusalCache _cache;
    private readonly bool _isOn;
    private readonly CounterKeys _keys = new();
    private readonly OtherCounters _others;
    private readonly long _start;

    // By parts of the keys: what is given back to one subject must not make the refusals of all others forgotten.
    private readonly long[] _lastGivenBack = new long[256];
    private long _givenBack;

    /// <summary>Remembers as many as there is room for.</summary>
    public KnownRefusals(int size, TimeProvider clock)
    {
        _clock = clock;
        _cache = new RefusalCache(size);
        _isOn = size > 0;
        _others = new OtherCounters(_keys);
        _start = clock.GetTimestamp();
    }

    /// <summary>A moment before Redis is asked.</summary>
    public Moment Begin() => new(Now, Volatile.Read(ref _givenBack));

    private long Now => 1 + (_clock.GetElapsedTime(_start).Ticks / TimeSpan.TicksPerMillisecond);

    /// <summary>Refuses a call about which the answer is known.</summary>
    public bool TryRefuse(Plan plan, in Origin origin, out Verdict verdict)
    {
        long now = Now;
        PlannedPolicy? refusing = null;
        Refusal longest = default;
        foreach (PlannedPolicy policy in plan.Policies)
        {
            if (!TryGetKey(policy, in origin, out ulong key))
            {
                continue;
            }

            // A wait that is longer than any there can be is none: the clock has stepped back.
            Refusal known = _cache.Find(key, policy.Tag, now);
            if (known.Wait > longest.Wait && known.Wait <= policy.LongestWait)
            {
                (longest, refusing) = (known, policy);
            }
        }

        if (refusing is null || _others.MayRefuseForLonger(plan, in origin, refusing, in longest))
        {
            verdict = default;
            return false;
        }

        verdict = Verdict.Refused(refusing.Policy, longest.Wait, longest.Remaining);
        return true;
    }

    /// <summary>Remembers a refusal that Redis was asked for since a moment.</summary>
    public void Remember(Plan plan, in Origin origin, in Verdict refusal, Moment asked)
    {
        foreach (PlannedPolicy policy in plan.Policies)
        {
            if (policy.Policy == refusal.Policy && TryGetKey(policy, in origin, out ulong key))
            {
                long wait = (long)refusal.RetryAfter.TotalMilliseconds;
                RefusedCall call = _others.Describe(plan, in origin, policy, wait);
                _cache.Add(key, asked.Time, new Refusal(wait, policy.Tag, refusal.Remaining, call));

                // Whoever gives back says so first and removes then. One of the two sees the other, if neither is reordered.
                Interlocked.MemoryBarrier();
                if (Volatile.Read(ref LastGivenBack(key)) > asked.GivenBack)
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
        long number = Interlocked.Increment(ref _givenBack);
        foreach (PlannedPolicy policy in plan.Policies)
        {
            if (TryGetKey(policy, in origin, out ulong key))
            {
                Raise(ref LastGivenBack(key), number);
                _cache.Remove(key);
            }
        }
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

    private ref long LastGivenBack(ulong key) => ref _lastGivenBack[key % (uint)_lastGivenBack.Length];

    private static void Raise(ref long last, long number)
    {
        long seen = Volatile.Read(ref last);
        while (seen < number && Interlocked.CompareExchange(ref last, number, seen) is var now && now != seen)
        {
            seen = now;
        }
    }

    private bool TryGetKey(PlannedPolicy policy, in Origin origin, out ulong key)
    {
        if (_isOn && origin.TryGetSubject(policy.Policy, out Subject subject))
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
