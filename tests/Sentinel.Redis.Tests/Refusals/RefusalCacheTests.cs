using Sentinel.Limiting.Refusals;

namespace Sentinel.Redis.Tests.Refusals;

public sealed class RefusalCacheTests
{
    private const ulong Key = 0x1234_5678_9ABC_DEF0;

    private readonly RefusalCache _cache = new(64);

    [Test]
    public void A_refusal_lasts_until_its_end_and_not_longer()
    {
        _cache.Add(Key, now: 1_000, new Refusal(500, 7, 3));

        Assert.That(_cache.Find(Key, 7, 1_000), Is.EqualTo(new Refusal(500, 7, 3)));
        Assert.That(_cache.Find(Key, 7, 1_499), Is.EqualTo(new Refusal(1, 7, 3)));
        Assert.That(_cache.Find(Key, 7, 1_500).Wait, Is.Zero);
        Assert.That(_cache.Find(Key, 7, long.MaxValue / 2).Wait, Is.Zero);
    }

    [Test]
    public void It_says_which_call_was_refused()
    {
        Refusal refusal = new(500, 7, 3, new RefusedCall(uint.MaxValue, 0xFFFF_FFFE, OutlastsDuplicates: false));
        Refusal lasting = refusal with { Tag = 8, Call = new RefusedCall(1, 2, OutlastsDuplicates: true) };
        _cache.Add(Key, 1_000, refusal);
        _cache.Add(Key, 1_000, lasting);

        Assert.That(_cache.Find(Key, 7, 1_000), Is.EqualTo(refusal));
        Assert.That(_cache.Find(Key, 8, 1_000), Is.EqualTo(lasting));
    }

    [Test]
    public void Of_a_policy_only_the_last_refusal_is_known()
    {
        _cache.Add(Key, 1_000, new Refusal(500, 7, 0));
        _cache.Add(Key, 1_100, new Refusal(900, 7, int.MaxValue));

        Assert.That(_cache.Find(Key, 7, 1_100), Is.EqualTo(new Refusal(900, 7, int.MaxValue)));
    }

    [Test]
    public void Of_policies_that_share_a_counter_each_has_its_own_until_it_is_forgotten()
    {
        _cache.Add(Key, 1_000, new Refusal(500, 7, 0));
        _cache.Add(Key, 1_000, new Refusal(900, 8, 1));
        Assert.That(_cache.Find(Key, 7, 1_000), Is.EqualTo(new Refusal(500, 7, 0)));
        Assert.That(_cache.Find(Key, 8, 1_000), Is.EqualTo(new Refusal(900, 8, 1)));
        Assert.That(_cache.Find(Key, 9, 1_000).Wait, Is.Zero);

        _cache.Remove(Key);

        Assert.That(_cache.Find(Key, 7, 1_000).Wait + _cache.Find(Key, 8, 1_000).Wait, Is.Zero);
    }

    [Test]
    public void Nothing_is_known_of_what_was_removed_or_never_told()
    {
        _cache.Add(Key, 1_000, new Refusal(500, 7, 0));
        _cache.Remove(Key ^ 1);
        Assert.That(_cache.Find(Key, 7, 1_000).Wait, Is.EqualTo(500));

        _cache.Remove(Key);

        Assert.That(_cache.Find(Key, 7, 1_000).Wait, Is.Zero);
        Assert.That(_cache.Find(Key ^ 1, 7, 1_000).Wait, Is.Zero);
    }

    [TestCase(1)]
    [TestCase(5)]
    [TestCase(1_000)]
    public void As_many_are_known_as_there_is_room_for_and_the_soonest_over_go_first(int size)
    {
        RefusalCache cache = new(size);
        Random random = new(1);
        ulong[] keys = [.. Enumerable.Range(0, 10_000).Select(_ => (ulong)random.NextInt64() << 1)];
        foreach (ulong key in keys)
        {
            cache.Add(key, 1, new Refusal(1_000, 0, 0));
        }

        Assert.That(keys.Count(key => cache.Find(key, 0, 1).Wait > 0), Is.InRange(size * 4 / 5, size + 7));
    }

    [Test]
    public void A_refusal_that_lasts_is_not_pushed_out_by_those_that_are_soon_over()
    {
        RefusalCache cache = new(8);
        cache.Add(Key, 1, new Refusal(100_000, 0, 0));
        for (ulong other = 1; other < 1_000; other++)
        {
            cache.Add(other * 0x9E37_79B9_7F4A_7C15, 1, new Refusal(10, 0, 0));
        }

        Assert.That(cache.Find(Key, 0, 1).Wait, Is.EqualTo(100_000));
    }

    [Test]
    public void Whatever_is_found_while_others_write_is_what_somebody_wrote()
    {
        RefusalCache cache = new(8);
        ulong[] keys = [1ul << 40, 2ul << 40, 3ul << 40, 5ul << 40, 7ul << 40, 11ul << 40];
        int found = 0;
        Crowd.Run(
            4,
            thread =>
            {
                Random random = new(thread);
                for (int turn = 0; turn < 200_000; turn++)
                {
                    int index = random.Next(keys.Length);
                    uint tag = (uint)random.Next(1, 4);
                    int wait = (index * 1_000_000) + (random.Next(1, 1_000) * 10) + (int)tag;
                    cache.Add(keys[index], 1, new Refusal(wait, tag, index));
                    Refusal refusal = cache.Find(keys[index], tag, 1);
                    if (refusal.Wait > 0)
                    {
                        Interlocked.Increment(ref found);
                        Assert.That(refusal, Is.EqualTo(new Refusal(refusal.Wait, tag, index)));
                        Assert.That((refusal.Wait / 1_000_000, refusal.Wait % 10), Is.EqualTo((index, tag)));
                    }
                }
            }
        );

        Assert.That(found, Is.Positive);
    }
}
