namespace Sentinel.Limiting.Memory;

/// <summary>A part of the store behind one lock: all counters of some of the subjects.</summary>
internal sealed partial class Stripe
{
    // What is older can refuse nobody: the longest window, and two buckets of it.
    private static readonly long Reach = (long)(LimitPolicy.MaxWindow.TotalMilliseconds * 130 / 128);

    private readonly int _maxEntries;
    private readonly int _sweepPerCall;
    private readonly long _idleTtl;
    private SpinLock _lock = new(enableThreadOwnerTracking: false);
    private uint _now;
    private uint _fullUntil;
    private int _fullFor;
    private int _count;
    private long _evictions;

    // The formats that have ever been added to, as a set of their indexes.
    private uint _used;
    private long _epoch = -Reach;
    private SlotMaps _maps;

    /// <summary>A stripe without counters.</summary>
    /// <param name="index">Which one it is.</param>
    /// <param name="maxEntries">The most counters that it holds.</param>
    /// <param name="options">How it forgets.</param>
    public Stripe(int index, int maxEntries, MemoryStoreOptions options)
    {
        _maxEntries = maxEntries;
        _sweepPerCall = options.SweepPerCall;
        _idleTtl =
            options.IdleTtl == Timeout.InfiniteTimeSpan ? long.MaxValue : (long)options.IdleTtl.TotalMilliseconds;
        foreach (CounterFormat format in CounterFormats.All)
        {
            _maps[format.Index] = new SlotMap(format.Stride, index);
        }
    }

    /// <summary>The counters held, dead ones that are not swept yet included.</summary>
    public int Count => _count;

    /// <summary>How many counters were forgotten alive. Read without the lock, whole on 32-bit systems too.</summary>
    public long Evictions => Volatile.Read(ref _evictions);

    public void Enter()
    {
        bool isTaken = false;
        _lock.Enter(ref isTaken);
    }

    public void Exit() => _lock.Exit(useMemoryBarrier: false);

    /// <summary>The counters of a format.</summary>
    public ref SlotMap MapOf(CounterFormat format) => ref _maps[format.Index];

    /// <summary>Adds a counter that is in no format; other counters may move.</summary>
    public int Add(CounterFormat format, ulong key)
    {
        ref SlotMap map = ref MapOf(format);
        int before = map.Count;
        int slot = map.Add(key, format, _now);
        _count += map.Count - before;
        _used |= 1u << format.Index;
        return slot;
    }

    /// <summary>Drops a counter.</summary>
    public void Remove(CounterFormat format, int slot)
    {
        MapOf(format).Remove(slot);
        _count--;
    }

    /// <summary>Begins a decision at a time of the store's clock, in milliseconds; counters may move.</summary>
    public void SetTime(long milliseconds)
    {
        if (milliseconds - _epoch > int.MaxValue)
        {
            MoveEpoch(milliseconds);
        }

        _now = (uint)(milliseconds - _epoch);
    }

    /// <summary>By which an admission is refunded: its time. There is none for one that a clock puts beyond the range.</summary>
    public static long ReceiptOf(long time) => time <= Verdict.MaxReceipt ? time : 0;

    /// <summary>Finds the counter of a claim.</summary>
    public void Locate(ref Claim claim)
    {
        ref SlotMap map = ref MapOf(claim.Format);
        claim.Slot = map.Find(claim.SlotKey);
        if (claim.Slot == SlotMap.None && (_used & CounterFormats.OthersOf(claim.Format)) != 0)
        {
            Migration.LocateInOtherFormat(this, ref claim, _now);
            if (claim.Slot != SlotMap.None)
            {
                // In another format it may end later.
                _fullUntil = 0;
            }
        }

        claim.Version = MapOf(claim.Format).Version;
    }

    /// <summary>How long the policy of a claim must wait, in milliseconds.</summary>
    public long Wait(ref Claim claim)
    {
        int slot = SlotOf(ref claim);
        if (slot == SlotMap.None)
        {
            claim.Charge.Live = 0;
            return 0;
        }

        return claim.Format.Wait(MapOf(claim.Format).Words(slot), claim.Policy, _now, out claim.Charge.Live);
    }

    /// <summary>Remembers that a counter has refused a call: it is not forgotten while it lives.</summary>
    public static void Refuse(ref Claim claim) =>
        claim.Format.Refuse(claim.Stripe.MapOf(claim.Format).Words(SlotOf(ref claim)));

    /// <summary>Charges the counter of a claim, which is added where it was missing.</summary>
    public void Charge(ref Claim claim)
    {
        ref SlotMap map = ref MapOf(claim.Format);
        int slot = SlotOf(ref claim);
        if (slot == SlotMap.None)
        {
            slot = Add(claim.Format, claim.SlotKey);
        }

        Charge(claim.Format, map.Words(slot), in claim.Charge);
    }

    /// <summary>Takes back what a claim was charged at a time of the store's clock.</summary>
    public void Refund(ref Claim claim, long at)
    {
        int slot = SlotOf(ref claim);
        if (slot == SlotMap.None)
        {
            return;
        }

        ref SlotMap map = ref MapOf(claim.Format);
        Span<uint> words = map.Words(slot);
        bool wasRefusing = claim.Format.IsRefusing(words);
        claim.Format.Refund(words, in claim.Charge, at - _epoch, _now);
        if (claim.Format.DeadAt(words) <= _now)
        {
            Remove(claim.Format, slot);
        }
        else if (
            wasRefusing
            && (claim.Charge.Live < claim.Policy.Permits || claim.Format.Wait(words, claim.Policy, _now, out _) > 0)
        )
        {
            // It was not this policy that refused, of which its own permit says nothing; or it refuses still.
            claim.Format.Refuse(words);
        }

        _fullUntil = 0;
    }

    /// <summary>Forgets the counter of a claim.</summary>
    public void Forget(ref Claim claim)
    {
        int slot = SlotOf(ref claim);
        if (slot != SlotMap.None)
        {
            Remove(claim.Format, slot);
            _fullUntil = 0;
        }
    }

    /// <summary>The slot of a claim, looked up again where slots may have moved since.</summary>
    private static int SlotOf(ref Claim claim)
    {
        ref SlotMap map = ref claim.Stripe.MapOf(claim.Format);
        if (claim.Version != map.Version)
        {
            claim.Slot = map.Find(claim.SlotKey);
            claim.Version = map.Version;
        }

        return claim.Slot;
    }
}
