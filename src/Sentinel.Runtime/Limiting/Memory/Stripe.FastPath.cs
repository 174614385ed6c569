namespace Sentinel.Limiting.Memory;

/// <content>Decisions without claims: all counters are in this stripe, each in the format that its policy needs.</content>
internal sealed partial class Stripe
{
    /// <summary>Decides for one policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="key">Its counter.</param>
    /// <param name="time">The time of the store's clock, in milliseconds.</param>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Whether it could decide. Where a counter must first be looked for or be forgotten, nothing has happened.</returns>
    public bool TryDecide(LimitPolicy policy, ulong key, long time, out Verdict verdict)
    {
        SetTime(time);
        CounterFormat format = CounterFormats.For(policy);
        ref SlotMap map = ref MapOf(format);
        int index = map.Find(key);
        if (index == SlotMap.None)
        {
            if (!CanAdd(1, format))
            {
                verdict = default;
                return false;
            }

            index = Add(format, key);
        }

        Span<uint> slot = map.Words(index);
        long wait = format.Wait(slot, policy, _now, out int live);
        bool isThrottle = policy.Kind == PolicyKind.Throttle;
        if (wait > 0)
        {
            format.Refuse(slot);
            verdict = Verdict.Refused(policy, wait, isThrottle ? policy.Permits - live : int.MaxValue);
            return true;
        }

        Charge charge = new(policy, live);
        format.Charge(slot, in charge, _now);
        verdict = Verdict.Admitted(isThrottle ? policy.Permits - live - 1 : int.MaxValue, time);
        return true;
    }

    /// <summary>Decides for a few policies.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="keys">Their counters.</param>
    /// <param name="time">The time of the store's clock, in milliseconds.</param>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Whether it could decide. Where a counter must first be looked for or be forgotten, nothing has happened.</returns>
    public bool TryDecide(ReadOnlySpan<LimitPolicy> policies, ReadOnlySpan<ulong> keys, long time, out Verdict verdict)
    {
        SetTime(time);
        Few<int> slots = default;
        Few<int> live = default;
        int refusing = SlotMap.None;
        long longestWait = 0;
        int remaining = int.MaxValue;
        int missing = 0;
        bool canAdd = true;
        for (int i = 0; i < policies.Length; i++)
        {
            LimitPolicy policy = policies[i];
            CounterFormat format = CounterFormats.For(policy);
            ref SlotMap map = ref MapOf(format);
            slots[i] = map.Find(keys[i]);
            if (slots[i] == SlotMap.None)
            {
                canAdd &= CanAdd(++missing, format);
            }
            else
            {
                long wait = format.Wait(map.Words(slots[i]), policy, _now, out live[i]);
                (refusing, longestWait) = wait > longestWait ? (i, wait) : (refusing, longestWait);
            }

            remaining = policy.Kind == PolicyKind.Throttle ? Math.Min(remaining, policy.Permits - live[i]) : remaining;
        }

        if (!canAdd)
        {
            verdict = default;
            return false;
        }

        if (refusing != SlotMap.None)
        {
            CounterFormat format = CounterFormats.For(policies[refusing]);
            format.Refuse(MapOf(format).Words(slots[refusing]));
            verdict = Verdict.Refused(policies[refusing], longestWait, remaining);
            return true;
        }

        Charge(policies, keys, slots, live);
        verdict = Verdict.Admitted(remaining == int.MaxValue ? remaining : remaining - 1, time);
        return true;
    }

    private void Charge(
        ReadOnlySpan<LimitPolicy> policies,
        ReadOnlySpan<ulong> keys,
        ReadOnlySpan<int> slots,
        ReadOnlySpan<int> live
    )
    {
        int added = 0;
        for (int i = 0; i < policies.Length; i++)
        {
            CounterFormat format = CounterFormats.For(policies[i]);
            ref SlotMap map = ref MapOf(format);
            int slot = slots[i];
            if (slot == SlotMap.None)
            {
                slot = Add(format, keys[i]);
                added++;
            }
            else if (added > 0)
            {
                // What was added before may have moved it.
                slot = map.Find(keys[i]);
            }

            Charge charge = new(policies[i], live[i]);
            format.Charge(map.Words(slot), in charge, _now);
        }
    }

    /// <summary>Whether there is room for counters, the last of them of a format, which cannot be in another format.</summary>
    private bool CanAdd(int count, CounterFormat format) =>
        _count + count <= _maxEntries && (_used & CounterFormats.OthersOf(format)) == 0;
}
