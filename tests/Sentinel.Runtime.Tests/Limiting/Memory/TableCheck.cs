using System.Runtime.CompilerServices;
using Sentinel.Limiting;
using Sentinel.Limiting.Memory;

namespace Sentinel.Runtime.Tests.Limiting.Memory;

/// <summary>Looks through every table of a store that nobody uses meanwhile, slot by slot, and fails where two facts disagree.</summary>
internal static class TableCheck
{
    internal static void AssertConsistent(MemoryStore store, int maxEntries)
    {
        int sum = 0;
        foreach (Stripe stripe in StripesOf(store).All)
        {
            int ofStripe = 0;
            foreach (CounterFormat format in CounterFormats.All)
            {
                ofStripe += UsedOf(ref stripe.MapOf(format), format);
            }

            Assert.That(stripe.Count, Is.EqualTo(ofStripe), "a stripe counts its slots");
            sum += ofStripe;
        }

        Assert.That(store.Count, Is.EqualTo(sum), "the store counts its stripes");
        Assert.That(sum, Is.AtMost(maxEntries));
    }

    /// <summary>Checks a table, and says how many of its slots are used.</summary>
    internal static int UsedOf(ref SlotMap map, CounterFormat format)
    {
        HashSet<ulong> keys = [];
        for (int slot = 0; slot < CapacityOf(ref map); slot++)
        {
            ulong key = SlotMap.KeyOf(map.Words(slot));
            if (key != SlotMap.NoKey && (map.Find(key) != slot || !keys.Add(key)))
            {
                Assert.Fail($"slot {slot} of {format.GetType().Name} holds {key:x}, which is found at {map.Find(key)}");
            }
        }

        Assert.That(map.Count, Is.EqualTo(keys.Count), $"{format.GetType().Name} counts its slots");
        return keys.Count;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_capacity")]
    internal static extern ref int CapacityOf(ref SlotMap map);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_slots")]
    internal static extern ref byte[] SlotsOf(ref SlotMap map);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_stripes")]
    private static extern ref Stripes StripesOf(MemoryStore store);
}
