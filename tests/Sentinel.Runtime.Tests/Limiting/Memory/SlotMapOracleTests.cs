using Sentinel.Limiting.Memory;

namespace Sentinel.Runtime.Tests.Limiting.Memory;

/// <summary>A dictionary says what a map must find, over keys that are chosen to collide.</summary>
public sealed class SlotMapOracleTests
{
    private const int Operations = 50_000 / Workload.Divisor;
    private const uint Now = 3_000_000;

    private static readonly CounterFormat Format = Policies.Debounce(1_000).Format;

    private static readonly Dictionary<string, Func<Random, ulong>> KeyMakers = new()
    {
        ["spread"] = static random => (ulong)random.NextInt64(1, 3_000) * 0x9E37_79B9_7F4A_7C15,
        ["one home"] = static random => (ulong)random.Next(1, 400),
        ["a few homes"] = static random => ((ulong)random.Next(8) << 60) | (uint)random.Next(1, 60),
        ["neighbours"] = static random => (ulong)random.Next(1, 2_000) << 44,
        ["last slot, so that searches go round"] = static random => 0xFFFF_FFFF_0000_0000 | (uint)random.Next(400),
    };

    [Test]
    public void A_dictionary_agrees_on_every_key(
        [ValueSource(nameof(Keys))] string keys,
        [Values(16, 64)] int stride,
        [Values(30, 55)] int percentAdded
    )
    {
        Random random = new(HashCode.Combine(keys.Length, percentAdded));
        SlotMap map = new(stride, jitter: 5);
        Dictionary<ulong, uint> oracle = [];
        for (uint operation = 1; operation <= Operations / 2; operation++)
        {
            ulong key = KeyMakers[keys](random);
            int slot = map.Find(key);
            bool isThere = oracle.TryGetValue(key, out uint expected);
            if (isThere != (slot != SlotMap.None) || (isThere && map.Words(slot)[3] != expected))
            {
                Assert.Fail($"operation {operation}: {key:x} is found at {slot}, expected {expected}");
            }

            bool adds = random.Next(100) < percentAdded;
            if (adds && !isThere)
            {
                slot = map.Add(key, Format, Now);
                (map.Words(slot)[2], map.Words(slot)[3]) = (Now, operation);
                oracle.Add(key, operation);
            }
            else if (!adds && isThere)
            {
                map.Remove(slot);
                oracle.Remove(key);
            }
        }

        Assert.That(TableCheck.UsedOf(ref map, Format), Is.EqualTo(oracle.Count));
        foreach ((ulong key, uint expected) in oracle)
        {
            Assert.That(map.Words(map.Find(key))[3], Is.EqualTo(expected));
        }
    }

    private static string[] Keys() => [.. KeyMakers.Keys];
}
