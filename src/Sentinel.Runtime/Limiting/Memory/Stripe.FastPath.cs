namespace Sentinel.Limiting.Memory;

/// <content>Decisions without claims: all counters are in this stripe, each in the format that its policy needs.</content>
internal sealed partial class Stripe
{
    /// <summary>Decides for one policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="key">Its counter.</param>
    /// <param name="clock">The store's clock.</param>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Whether it could decide. Where a counter must first be looked for or be forgotten, nothing has happened.</returns>
    public bool TryDecide(LimitPolicy policy, ulong key, MillisecondClock clock, out Verdict verdict)
    {
        CounterFormat format = CounterFormats.For(policy);
        ref SlotMap map = ref MapOf(format);
        int index = map.Find(key);
        if (index != SlotMap.None && format.IsRefusing(map.Words(index)) && TryGetCoarse(clock, out uint coarse))
        {
            long coarseWait = format.Wait(map.Words(index), policy, coarse, out int taken);
            if (coarseWait > MillisecondClock.Edge)
            {
                verdict = Refused(policy, coarseWait, taken);
                return true;
            }
        }

        long time = clock.Now;
        if (SetTime(time))
        {
            return TryDecide(policy, key, clock, out verdict);
        }

        if (index == SlotMap.None)
        {
            if (!CanAdd(1, format))
            {
                verdict = default;
                return false;
            }

            verdict = AdmitFirst(policy, format, key, time);
            return true;
        }

        Span<uint> slot = map.Words(index);
        long wait = format.Wait(slot, policy, _now, out int live);
        if (wait > 0)
        {
            format.Refuse(slot);
            verdict = Refused(policy, wait, live);
            return true;
        }

        Charge charge = new(policy, live);
        format.Charge(slot, in charge, _now);
        verdict = Admitted(policy, live, time);
        return true;
    }

    /// <summary>Decides for a few policies.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="keys">Their counters.</param>
    /// <param name="clock">The store's clock.</param>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Whether it could decide. Where a counter must first be looked for or be forgotten, nothing has happened.</returns>
    public bool TryDecide(
        ReadOnlySpan<LimitPolicy> policies,
        ReadOnlySpan<ulong> keys,
        MillisecondClock clock,
        out Verdict verdict
    )
    {
        Few<int> slots = default;
        Few<int> live = default;
        bool isRefusing = false;
        bool canAdd = true;
        int missing = 0;
        for (int i = 0; i < policies.Length; i++)
        {
            CounterFormat format = CounterFormats.For(policies[i]);
            ref SlotMap map = ref MapOf(format);
            slots[i] = map.Find(keys[i]);
            if (slots[i] == SlotMap.None)
            {
                canAdd &= CanAdd(++missing, format);
            }
            else
            {
                isRefusing |= format.IsRefusing(map.Words(slots[i]));
            }
        }

        verdict = default;
        if (!canAdd)
        {
            return false;
        }

        if (isRefusing && TryGetCoarse(clock, out uint coarse))
        {
            int refusing = Survey(policies, slots, live, coarse, out long coarseWait, out int left);
            if (coarseWait > MillisecondClock.Edge)
            {
                Mark(policies[refusing], slots[refusing]);
                verdict = Verdict.Refused(policies[refusing], coarseWait, left);
                return true;
            }
        }

        long time = clock.Now;
        if (SetTime(time))
        {
            return TryDecide(policies, keys, clock, out verdict);
        }

        int longest = Survey(policies, slots, live, _now, out long wait, out int remaining);
        if (wait > 0)
        {
            Mark(policies[longest], slots[longest]);
            verdict = Verdict.Refused(policies[longest], wait, remaining);
            return true;
        }

        Charge(policies, keys, slots, live);
        verdict = Verdict.Admitted(remaining == int.MaxValue ? remaining : remaining - 1, ReceiptOf(time));
        return true;
    }

    private Verdict AdmitFirst(LimitPolicy policy, CounterFormat format, ulong key, long time)
    {
        int slot = Add(format, key);
        Charge charge = new(policy, live: 0);
        format.Charge(MapOf(format).Words(slot), in charge, _now);
        Sweep(format);
        return Admitted(policy, live: 0, time);
    }

    /// <summary>Asks the counters that are there; says which has the longest wait, and of equal ones the first.</summary>
    private int Survey(
        ReadOnlySpan<LimitPolicy> policies,
        ReadOnlySpan<int> slots,
        Span<int> live,
        uint now,
        out long longestWait,
        out int remaining
    )
    {
        int longest = SlotMap.None;
        longestWait = 0;
        remaining = int.MaxValue;
        for (int i = 0; i < policies.Length; i++)
        {
            LimitPolicy policy = policies[i];
            if (slots[i] != SlotMap.None)
            {
                CounterFormat format = CounterFormats.For(policy);
                long wait = format.Wait(MapOf(format).Words(slots[i]), policy, now, out live[i]);
                (longest, longestWait) = wait > longestWait ? (i, wait) : (longest, longestWait);
            }

            remaining = policy.Kind == PolicyKind.Throttle ? Math.Min(remaining, policy.Permits - live[i]) : remaining;
        }

        return longest;
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
                // What was added before may have moved it, or dropped it where it was dead.
                slot = map.Find(keys[i]);
                slot = slot == SlotMap.None ? Add(format, keys[i]) : slot;
            }

            Charge charge = new(policies[i], live[i]);
            format.Charge(map.Words(slot), in charge, _now);
        }

        // When all are charged: none of this decision's own is swept.
        for (int i = 0; i < policies.Length && added > 0; i++)
        {
            if (slots[i] == SlotMap.None)
            {
                Sweep(CounterFormats.For(policies[i]));
            }
        }
    }

    private void Mark(LimitPolicy refusing, int slot)
    {
        CounterFormat format = CounterFormats.For(refusing);
        format.Refuse(MapOf(format).Words(slot));
    }

    private static Verdict Admitted(LimitPolicy policy, int live, long time) =>
        Verdict.Admitted(
            policy.Kind == PolicyKind.Throttle ? policy.Permits - live - 1 : int.MaxValue,
            ReceiptOf(time)
        );

    private static Verdict Refused(LimitPolicy policy, long wait, int live) =>
        Verdict.Refused(policy, wait, policy.Kind == PolicyKind.Throttle ? policy.Permits - live : int.MaxValue);

    /// <summary>
    /// Reads the coarse clock for a counter that has refused before: in a flood, most calls need no better one. Time as this
    /// stripe has seen it never goes back.
    /// </summary>
    private bool TryGetCoarse(MillisecondClock clock, out uint now)
    {
        bool hasCoarse = clock.TryGetCoarse(out long milliseconds);
        long since = milliseconds - _epoch;
        now = Math.Max(_now, (uint)since);
        return hasCoarse && since <= int.MaxValue;
    }

    /// <summary>Whether there is room for counters, the last of them of a format, which cannot be in another format.</summary>
    private bool CanAdd(int count, CounterFormat format) =>
        _count + count <= _maxEntries && (_used & CounterFormats.OthersOf(format)) == 0;
}
