namespace Sentinel.Limiting.Memory;

/// <content>Decisions for a few policies, each with a counter of its own in this stripe, without claims.</content>
internal sealed partial class Stripe
{
    /// <summary>Decides for a few policies whose counters, if there are any, are in the formats that they need.</summary>
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
        if (_isFlooded && TryRefuse(policies, keys, clock, out verdict))
        {
            return true;
        }

        // Read while the counters' cache lines are on their way.
        long time = clock.Now;
        SetTime(time);
        Few<int> slots = default;
        if (!TryFind(policies, keys, slots))
        {
            verdict = default;
            return false;
        }

        Few<int> live = default;
        int longest = Survey(policies, slots, live, _now, out long wait, out int remaining);
        _isFlooded = wait > 0;
        if (_isFlooded)
        {
            verdict = Refused(policies[longest], slots[longest], wait, remaining);
            return true;
        }

        Charge(policies, keys, slots, live);
        verdict = Verdict.Admitted(remaining == int.MaxValue ? remaining : remaining - 1, ReceiptOf(time));
        return true;
    }

    /// <summary>Refuses by the coarse clock where the wait is far from its end.</summary>
    private bool TryRefuse(
        ReadOnlySpan<LimitPolicy> policies,
        ReadOnlySpan<ulong> keys,
        MillisecondClock clock,
        out Verdict verdict
    )
    {
        Few<int> slots = default;
        if (TryGetCoarse(clock, out uint now) && TryFind(policies, keys, slots))
        {
            Few<int> live = default;
            int longest = Survey(policies, slots, live, now, out long wait, out int remaining);
            if (wait > MillisecondClock.Edge)
            {
                verdict = Refused(policies[longest], slots[longest], wait, remaining);
                return true;
            }
        }

        verdict = default;
        return false;
    }

    /// <summary>Finds the counters that are there.</summary>
    /// <returns>Whether those that are missing are nowhere, and there is room for them.</returns>
    private bool TryFind(ReadOnlySpan<LimitPolicy> policies, ReadOnlySpan<ulong> keys, Span<int> slots)
    {
        int missing = 0;
        for (int i = 0; i < policies.Length; i++)
        {
            CounterFormat format = policies[i].Format;
            slots[i] = MapOf(format).Find(keys[i]);
            if (slots[i] == SlotMap.None && !CanAdd(++missing, format))
            {
                return false;
            }
        }

        return true;
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
                CounterFormat format = policy.Format;
                long wait = format.Wait(MapOf(format).Words(slots[i]), policy, now, out live[i]);
                (longest, longestWait) = wait > longestWait ? (i, wait) : (longest, longestWait);
            }

            remaining = policy.Kind == PolicyKind.Throttle ? Math.Min(remaining, policy.Permits - live[i]) : remaining;
        }

        return longest;
    }

    private Verdict Refused(LimitPolicy policy, int slot, long wait, int remaining)
    {
        CounterFormat format = policy.Format;
        format.Refuse(MapOf(format).Words(slot));
        return Verdict.Refused(policy, wait, remaining);
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
            CounterFormat format = policies[i].Format;
            ref SlotMap map = ref MapOf(format);

            // What was added before may have moved it, or dropped it where it was dead.
            int slot = added > 0 && slots[i] != SlotMap.None ? map.Find(keys[i]) : slots[i];
            if (slot == SlotMap.None)
            {
                slot = Add(format, keys[i]);
                added++;
            }

            Charge charge = new(policies[i], live[i]);
            Charge(format, map.Words(slot), in charge);
        }

        // When all are charged: none of this decision's own is swept.
        for (int i = 0; i < policies.Length && added > 0; i++)
        {
            if (slots[i] == SlotMap.None)
            {
                Sweep(policies[i].Format);
            }
        }
    }
}
