using Sentinel.Limiting.Memory;

namespace Sentinel.Runtime.Tests.Limiting.Memory;

/// <summary>When a map takes a new array, and when not.</summary>
public sealed class SlotMapGrowthTests
{
    private const uint Now = 3_000_000;

    private static readonly CounterFormat Format = Policies.Debounce(1_000).Format;

    private SlotMap _map = new(Format.Stride, jitter: 0);

    [Test]
    public void What_comes_and_goes_needs_no_new_array()
    {
        uint now = Now;
        ulong last = 0;
        AddOneEachMillisecond(5_000);
        byte[] slots = TableCheck.SlotsOf(ref _map);

        AddOneEachMillisecond(50_000);

        Assert.That(TableCheck.SlotsOf(ref _map), Is.SameAs(slots));
        Assert.That(Enumerable.Range(0, 999).All(ago => _map.Find(KeyOf(last - (ulong)ago)) != SlotMap.None));
        TableCheck.UsedOf(ref _map, Format);

        void AddOneEachMillisecond(int keys)
        {
            for (int i = 0; i < keys; i++)
            {
                Mark(_map.Add(KeyOf(++last), Format, ++now), now, 1_000);
            }
        }
    }

    [Test]
    public void Bursts_need_no_new_array_however_large([Values(1, 2, 3, 5, 8, 13)] [Range(50, 400, 7)] int size)
    {
        byte[]? slots = null;
        for (ulong burst = 0; burst < 10; burst++)
        {
            uint now = Now + (uint)(2_000 * burst);
            for (ulong key = 1; key <= (ulong)size; key++)
            {
                Mark(_map.Add(KeyOf(burst << 20 | key), Format, now), now, 1_000);
            }

            slots = burst == 1 ? TableCheck.SlotsOf(ref _map) : slots;
        }

        Assert.That(TableCheck.SlotsOf(ref _map), Is.SameAs(slots));
    }

    [Test]
    public void The_dead_where_a_key_comes_past_make_room_for_it()
    {
        for (ulong key = 1; key <= 100; key++)
        {
            Mark(_map.Add(KeyOf(key), Format, Now), Now, 1_000);
        }

        byte[] slots = TableCheck.SlotsOf(ref _map);
        Random random = new(1);
        int grown = 0;
        for (uint after = 0; after < 5_000; after++)
        {
            // One in ten milliseconds, each alive for a second: a hundred at a time, and nothing is swept.
            uint now = Now + 1_000 + (10 * after);
            Mark(_map.Add((ulong)random.NextInt64(1, long.MaxValue) * 2, Format, now), now, 1_000);
            grown += _map.HasGrown ? 1 : 0;
        }

        // Without that, each of them takes a free slot, until there is none.
        Assert.That(grown, Is.LessThan(5_000 * 3 / 4));
        Assert.That(TableCheck.SlotsOf(ref _map), Is.SameAs(slots));
    }

    [Test]
    public void A_rebuild_gives_back_what_the_dead_have_taken()
    {
        for (ulong key = 1; key <= 10_000; key++)
        {
            Mark(_map.Add(KeyOf(key), Format, Now), Now, key % 50 == 0 ? 10_000u : 1u);
        }

        _map.Rebuild(Format, Now + 2_000);

        Assert.That(_map.Count, Is.EqualTo(200));
        Assert.That(_map.Capacity, Is.InRange(200, 500));
        Assert.That(_map.Find(KeyOf(50)), Is.Not.EqualTo(SlotMap.None));
        Assert.That(_map.Find(KeyOf(51)), Is.EqualTo(SlotMap.None));
    }

    // Keys are hashes: they lie anywhere.
    private static ulong KeyOf(ulong number) => unchecked(number * 0x9E37_79B9_7F4A_7C15);

    // A debounce's words: when it was admitted, and for how long it counts.
    private void Mark(int slot, uint at, uint window) => (_map.Words(slot)[2], _map.Words(slot)[3]) = (at, window);
}
