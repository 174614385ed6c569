using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Sentinel.Limiting.Outages;

/// <summary>
/// A circuit for each part of a cluster's slots, so that the masters that are left go on counting while one is lost, and one for
/// whatever is not in one slot: all of a server that is no cluster, and calls that need several slots.
/// </summary>
internal sealed class Circuits
{
    private const int Slots = 16_384;

    // Of clusters with 3, 4, 6, 8 or 12 masters, no part is shared by two, where the slots are divided as redis-cli does: a share
    // that is no whole number is rounded to the nearest.
    private const int Parts = 24;

    private readonly Circuit _whole;
    private readonly Circuit[] _parts = new Circuit[Parts];

    public Circuits(RedisStoreOptions options, ILogger logger)
    {
        Health whole = new("Redis", logger, options.TimeProvider);
        _whole = new Circuit(options, whole);
        for (int part = 0; part < Parts; part++)
        {
            string name = string.Create(
                CultureInfo.InvariantCulture,
                $"Redis (slots {FirstOf(part)}-{FirstOf(part + 1) - 1})"
            );
            _parts[part] = new Circuit(options, new Health(name, logger, options.TimeProvider, whole));
        }
    }

    /// <summary>The circuit of a slot, or with -1 the one of what is not in one slot.</summary>
    public Circuit Of(int slot) => slot < 0 ? _whole : _parts[PartOf(slot)];

    private static int FirstOf(int part) => ((2 * part * Slots) + Parts) / (2 * Parts);

    private static int PartOf(int slot) => ((2 * slot) + 1) * Parts / (2 * Slots);
}
