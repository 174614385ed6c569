namespace Sentinel.Limiting.Refusals;

/// <summary>
/// Until when counters refuse whom, by 64-bit keys and the tags of policies: bounded, without locks, and allowed to forget. Before that
/// moment nothing but a refund or a reset frees a permit, so nobody else needs to be asked.
/// </summary>
/// <remarks>
/// A slot is four words that are written one after the other: the key is stored mixed with the other three, so that a slot of which
/// one part is older than another has a key that nobody looks for.
/// </remarks>
/// <param name="size">How many refusals there is room for.</param>
internal sealed class RefusalCache(int size)
{
    // A key has so many places that one that still refuses is hardly ever pushed out by another while a tenth are in use.
    private const int Places = 8;

    private readonly Slot[] _slots = new Slot[(size + Places - 1) / Places * Places];

    /// <summary>Finds what is known of a counter.</summary>
    /// <param name="key">The counter.</param>
    /// <param name="tag">The policy that asks; the refusals of another one on the same counter end at another moment.</param>
    /// <param name="now">The time in milliseconds.</param>
    /// <returns>A refusal that is not over, or one with no wait.</returns>
    public Refusal Find(ulong key, uint tag, long now)
    {
        foreach (ref Slot slot in PlacesOf(key))
        {
            ulong until = Volatile.Read(ref slot.Until);
            ulong detail = Volatile.Read(ref slot.Detail);
            ulong call = Volatile.Read(ref slot.Call);
            if ((Volatile.Read(ref slot.Check) ^ until ^ detail ^ call) == key && TagOf(detail) == tag)
            {
                return new Refusal(Math.Max(0, (long)until - now), tag, (int)(uint)detail, RefusedCall.Of(call));
            }
        }

        return default;
    }

    /// <summary>Remembers a refusal, in the place of the one that ends first.</summary>
    /// <param name="key">The counter.</param>
    /// <param name="now">The time in milliseconds.</param>
    /// <param name="refusal">The refusal, as it is now.</param>
    public void Add(ulong key, long now, in Refusal refusal)
    {
        ulong until = (ulong)(now + refusal.Wait);
        ulong detail = ((ulong)refusal.Tag << 32) | (uint)refusal.Remaining;
        ulong call = refusal.Call.Packed;
        ref Slot slot = ref PlaceFor(key, refusal.Tag);
        Volatile.Write(ref slot.Until, until);
        Volatile.Write(ref slot.Detail, detail);
        Volatile.Write(ref slot.Call, call);
        Volatile.Write(ref slot.Check, key ^ until ^ detail ^ call);
    }

    /// <summary>Forgets what is known of a counter, whichever policy asks.</summary>
    public void Remove(ulong key)
    {
        foreach (ref Slot slot in PlacesOf(key))
        {
            if (slot.Key == key)
            {
                Volatile.Write(ref slot.Check, 0);
                Volatile.Write(ref slot.Call, 0);
                Volatile.Write(ref slot.Detail, 0);
                Volatile.Write(ref slot.Until, 0);
            }
        }
    }

    private ref Slot PlaceFor(ulong key, uint tag)
    {
        Span<Slot> places = PlacesOf(key);
        ref Slot soonest = ref places[0];
        foreach (ref Slot slot in places)
        {
            if (slot.Key == key && TagOf(slot.Detail) == tag)
            {
                return ref slot;
            }

            if (slot.Until < soonest.Until)
            {
                soonest = ref slot;
            }
        }

        return ref soonest;
    }

    private static uint TagOf(ulong detail) => (uint)(detail >> 32);

    private Span<Slot> PlacesOf(ulong key) =>
        _slots.AsSpan((int)Math.BigMul(key, (ulong)(_slots.Length / Places), out _) * Places, Places);

    private struct Slot
    {
        public ulong Check;
        public ulong Until;
        public ulong Detail;
        public ulong Call;

        public readonly ulong Key => Check ^ Until ^ Detail ^ Call;
    }
}
