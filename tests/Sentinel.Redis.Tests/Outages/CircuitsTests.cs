using Sentinel.Limiting;
using Sentinel.Limiting.Outages;

namespace Sentinel.Redis.Tests.Outages;

/// <summary>Which slots of a cluster share a circuit.</summary>
public sealed class CircuitsTests
{
    private const int Slots = 16_384;

    private readonly RecordingLogger _log = new();
    private readonly Circuits _circuits;

    public CircuitsTests()
    {
        _circuits = new Circuits(new RedisStoreOptions(), _log);
    }

    [Test]
    public void No_circuit_is_shared_by_two_masters([Values(3, 4, 6, 8, 12)] int masters)
    {
        // As redis-cli divides them: https://github.com/redis/redis/blob/7.0/src/redis-cli.c, clusterManagerCommandCreate.
        float share = Slots / (float)masters;
        float cursor = 0;
        for (int master = 1; master < masters; master++, cursor += share)
        {
            int last = (int)MathF.Round(cursor + share - 1);
            Assert.That(_circuits.Of(last + 1), Is.Not.SameAs(_circuits.Of(last)), $"slots {last} and {last + 1}");
        }
    }

    [Test]
    public void Each_tells_which_slots_it_has()
    {
        List<string> names = [];
        for (int slot = 0, first = 0; slot < Slots; slot++)
        {
            if (slot + 1 == Slots || _circuits.Of(slot + 1) != _circuits.Of(slot))
            {
                names.Add($"Redis (slots {first}-{slot}) cannot be asked (Timeout).");
                _circuits.Of(slot).Failed(new TimeoutException());
                first = slot + 1;
            }
        }

        Assert.That(names, Has.Count.EqualTo(24));
        Assert.That(_log.Entries.Select(static entry => entry.Message.Split(" Until")[0]), Is.EqualTo(names));
    }
}
