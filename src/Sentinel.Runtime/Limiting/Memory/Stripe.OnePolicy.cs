namespace Sentinel.Limiting.Memory;

/// <content>Decisions for one policy, without claims.</content>
internal sealed partial class Stripe
{
    // Whether the last decision about a counter that is there refused. In a flood it is the best guess for the next one.
    private bool _isFlooded;

    /// <summary>Decides for one policy whose counter, if there is one, is in the format that it needs.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="key">Its counter.</param>
    /// <param name="clock">The store's clock.</param>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Whether it could decide. Where a counter must first be looked for or be forgotten, nothing has happened.</returns>
    public bool TryDecide(LimitPolicy policy, ulong key, MillisecondClock clock, out Verdict verdict)
    {
        CounterFormat format = policy.Format;
        if (_isFlooded && TryRefuse(policy, format, key, clock, out verdict))
        {
            return true;
        }

        // Read while the counter's cache line is on its way.
        long time = clock.Now;
        SetTime(time);
        ref SlotMap map = ref MapOf(format);
        int index = map.Find(key);
        if (index == SlotMap.None)
        {
            bool canAdd = CanAdd(1, format);
            verdict = canAdd ? AdmitFirst(policy, format, key, time) : default;
            return canAdd;
        }

        Span<uint> slot = map.Words(index);
        long wait = format.Wait(slot, policy, _now, out int live);
        _isFlooded = wait > 0;
        if (_isFlooded)
        {
            format.Refuse(slot);
            verdict = Refused(policy, wait, live);
            return true;
        }

        Charge charge = new(policy, live);
        Charge(format, slot, in charge);
        verdict = Admitted(policy, live, time);
        return true;
    }

    /// <summary>Refuses by the coarse clock where a counter has refused before and its wait is far from its end.</summary>
    private bool TryRefuse(
        LimitPolicy policy,
        CounterFormat format,
        ulong key,
        MillisecondClock clock,
        out Verdict verdict
    )
    {
        ref SlotMap map = ref MapOf(format);
        int index = map.Find(key);
        if (index != SlotMap.None && format.IsRefusing(map.Words(index)) && TryGetCoarse(clock, out uint now))
        {
            long wait = format.Wait(map.Words(index), policy, now, out int live);
            if (wait > MillisecondClock.Edge)
            {
                verdict = Refused(policy, wait, live);
                return true;
            }
        }

        verdict = default;
        return false;
    }

    private Verdict AdmitFirst(LimitPolicy policy, CounterFormat format, ulong key, long time)
    {
        int slot = Add(format, key);
        Charge charge = new(policy, live: 0);
        Charge(format, MapOf(format).Words(slot), in charge);
        Sweep(format);
        return Admitted(policy, live: 0, time);
    }

    private static Verdict Admitted(LimitPolicy policy, int live, long time) =>
        Verdict.Admitted(
            policy.Kind == PolicyKind.Throttle ? policy.Permits - live - 1 : int.MaxValue,
            ReceiptOf(time)
        );

    private static Verdict Refused(LimitPolicy policy, long wait, int live) =>
        Verdict.Refused(policy, wait, policy.Kind == PolicyKind.Throttle ? policy.Permits - live : int.MaxValue);

    /// <summary>Reads the coarse clock. Time as this stripe has seen it never goes back.</summary>
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
