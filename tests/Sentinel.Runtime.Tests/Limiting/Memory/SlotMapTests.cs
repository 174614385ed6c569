using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Sentinel.Limiting.Memory;

namespace Sentinel.Runtime.Tests.Limiting.Memory;

public sealed class SlotMapTests
{
    private const uint Now = 3_000_000;

    // Keys are hashes: they lie anywhere.
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    private static readonly CounterFormat Format = Policies.Debounce(1_000).Format;

    private SlotMap _map = new(Format.Stride, jitter: 0);

    [Test]
    public void An_empty_map_finds_and_visits_nothing()
    {
        Assert.That(_map.Find(1), Is.EqualTo(SlotMap.None));
        Assert.That(_map.NextUsed(int.MaxValue), Is.EqualTo(SlotMap.None));
        Assert.That(_map.Count, Is.Zero);
    }

    [TestCase(1ul)]
    [TestCase(ulong.MaxValue)]
    [TestCase(0x8000_0000ul)]
    [TestCase(0x8000_0000_0000_0000ul)]
    public void Any_number_but_zero_is_a_key(ulong key)
    {
        int slot = Add(key);

        Assert.That(_map.Find(key), Is.EqualTo(slot));
        Assert.That(SlotMap.KeyOf(_map.Words(slot)), Is.EqualTo(key));
        _map.Remove(slot);
        Assert.That(_map.Find(key), Is.EqualTo(SlotMap.None));
    }

    [Test]
    public void Slots_never_straddle_a_cache_line([ValueSource(nameof(Formats))] object format)
    {
        CounterFormat counter = (CounterFormat)format;
        SlotMap map = new(counter.Stride, jitter: 3);
        for (ulong key = 1; key <= 500; key++)
        {
            Span<uint> words = map.Words(map.Add(key << 40 | key, counter, Now));
            words[2] = 1;

            Assert.That(words.Length * sizeof(uint), Is.EqualTo(counter.Stride));
            Assert.That((int)(AddressOf(ref map, words) % Math.Min(counter.Stride, 64)), Is.Zero);
        }
    }

    [Test]
    public void A_map_for_which_there_is_no_memory_stays_as_it_was()
    {
        SlotMap map = new(stride: 1 << 30, jitter: 0);

        Assert.Throws<OverflowException>(() => map.Add(1, Format, Now));

        Assert.That((map.Capacity, map.Count, map.Find(1)), Is.EqualTo((0, 0, SlotMap.None)));
    }

    [Test]
    public void A_slot_is_empty_when_it_follows_a_removed_one()
    {
        int slot = Add(1);
        _map.Words(slot)[2..].Fill(uint.MaxValue);
        _map.Remove(slot);

        int next = _map.Add(1, Format, Now);

        Assert.That(next, Is.EqualTo(slot));
        Assert.That(_map.Words(next)[2..].ToArray(), Has.All.Zero);
    }

    [Test]
    public void Adding_and_removing_changes_the_version()
    {
        int first = _map.Version;
        int slot = Add(1);
        int second = _map.Version;
        _map.Remove(slot);

        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That(_map.Version, Is.Not.EqualTo(second));
    }

    // All belong into the first slot, so that each one lies behind all before it.
    [Test]
    public void What_lies_behind_a_removed_slot_is_still_found()
    {
        ulong[] keys = [.. Enumerable.Range(1, 40).Select(each => (ulong)each)];
        Array.ForEach(keys, key => Add(key));
        foreach (ulong removed in keys)
        {
            _map.Remove(_map.Find(removed));
            foreach (ulong other in keys.Where(key => key > removed))
            {
                Assert.That(_map.Find(other), Is.Not.EqualTo(SlotMap.None), $"{other} without {removed}");
            }
        }
    }

    [Test]
    public void Removed_slots_are_used_again_and_the_map_does_not_grow()
    {
        for (ulong key = 1; key <= 40; key++)
        {
            Add(key);
        }

        int capacity = TableCheck.CapacityOf(ref _map);
        for (ulong key = 1; key <= 10_000; key++)
        {
            _map.Remove(_map.Find(key));
            Add(key + 40);
        }

        Assert.That(_map.Count, Is.EqualTo(40));
        Assert.That(TableCheck.CapacityOf(ref _map), Is.AtMost(2 * capacity));
        Assert.That(TableCheck.UsedOf(ref _map, Format), Is.EqualTo(40));
    }

    [Test]
    public void Visiting_goes_round_all_that_are_used_and_only_them()
    {
        List<ulong> keys = [.. Enumerable.Range(1, 300).Select(static key => (ulong)key << 50)];
        keys.ForEach(key => Add(key));
        foreach (ulong removed in keys.Where(static key => key % 3 == 0).ToArray())
        {
            _map.Remove(_map.Find(removed));
            keys.Remove(removed);
        }

        int[] used = [.. keys.Select(key => _map.Find(key))];
        int[] firstRound = [.. used.Select(_ => _map.NextUsed(int.MaxValue))];
        int[] secondRound = [.. used.Select(_ => _map.NextUsed(int.MaxValue))];

        Assert.That(firstRound, Is.EquivalentTo(used));
        Assert.That(secondRound, Is.EqualTo(firstRound));
    }

    [Test]
    public void Visiting_gives_up_after_so_many_free_slots()
    {
        for (ulong key = 1; key <= 50; key++)
        {
            Add(key << 56);
        }

        for (ulong key = 2; key <= 50; key++)
        {
            _map.Remove(_map.Find(key << 56));
        }

        // 16 slots of a map of more than 50, of which one is used.
        int[] visited = [.. Enumerable.Range(0, 8).Select(_ => _map.NextUsed(visits: 2))];

        Assert.That(visited.Count(slot => slot != SlotMap.None), Is.AtMost(1));
    }

    [Test]
    public void Growing_drops_what_is_dead_and_nothing_else()
    {
        uint now = Now;
        HashSet<ulong> alive = [];
        int dropped = 0;
        for (ulong key = 1; key <= 2_000; key++)
        {
            int before = _map.Count;
            int slot = _map.Add(key * Spread, Format, now);
            dropped += before + 1 - _map.Count;
            bool isAlive = key % 2 == 0;
            Mark(slot, now, isAlive ? 1_000_000u : 1u);
            now += isAlive ? 1u : 2u;
            _ = isAlive && alive.Add(key * Spread);
        }

        Assert.That(alive.All(key => _map.Find(key) != SlotMap.None));
        Assert.That(dropped, Is.GreaterThan(500));
        Assert.That(_map.Count, Is.EqualTo(2_000 - dropped));
        TableCheck.UsedOf(ref _map, Format);
    }

    private static CounterFormat[] Formats() => CounterFormats.All.ToArray();

    private int Add(ulong key)
    {
        int slot = _map.Add(key, Format, Now);
        Mark(slot, Now, 1_000);
        return slot;
    }

    // A debounce's words: when it was admitted, and for how long it counts.
    private void Mark(int slot, uint at, uint window) => (_map.Words(slot)[2], _map.Words(slot)[3]) = (at, window);

    private static nint AddressOf(ref SlotMap map, Span<uint> words)
    {
        byte[] slots = TableCheck.SlotsOf(ref map);
        nint offset = Unsafe.ByteOffset(ref slots[0], ref Unsafe.As<uint, byte>(ref words[0]));
        return Marshal.UnsafeAddrOfPinnedArrayElement(slots, 0) + offset;
    }
}
