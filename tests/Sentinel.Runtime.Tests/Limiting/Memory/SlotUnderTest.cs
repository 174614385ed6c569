using Sentinel.Limiting;
using Sentinel.Limiting.Memory;

namespace Sentinel.Runtime.Tests.Limiting.Memory;

/// <summary>One counter in a slot of its own, without a store around it.</summary>
internal sealed class SlotUnderTest
{
    internal const uint Start = 500_000;
    internal const long Window = 60_000;

    /// <summary>All formats, in the order of their indexes.</summary>
    internal static readonly string[] Kinds =
    [
        .. LogsAndMarks.SkipLast(1),
        "tally",
        "debounce",
        "token bucket",
        "fixed window",
    ];

    private readonly string _kind;
    private readonly uint[] _words;
    private bool _isEmpty = true;

    internal SlotUnderTest(string kind)
    {
        _kind = kind;
        Policy = PolicyOf(Window);
        _words = new uint[Format.Stride / sizeof(uint)];
    }

    /// <summary>Those that keep stamps.</summary>
    internal static string[] LogsAndMarks =>
        ["short log", "log of 13", "log of 29", "log of 61", "log of 141", "debounce"];

    internal LimitPolicy Policy { get; }

    internal CounterFormat Format => Policy.Format;

    internal Span<uint> Words => _words;

    /// <summary>When one admission can refuse nobody any more: a tally's with its bucket, a token bucket's as the first of many.</summary>
    internal long LifeOfOne =>
        Policy.Granularity > TimeSpan.Zero ? Window + (long)Policy.Granularity.TotalMilliseconds - 1
        : Policy.Algorithm == Algorithm.TokenBucket ? Window / Policy.Permits
        : Window;

    /// <summary>The policy with another window.</summary>
    internal LimitPolicy PolicyOf(long window) =>
        _kind switch
        {
            "short log" => Policies.Throttle(10, window),
            "log of 13" => Policies.Throttle(13, window),
            "log of 29" => Policies.Throttle(29, window),
            "log of 61" => Policies.Throttle(61, window),
            "log of 141" => Policies.Throttle(128, window),
            "tally" => Policies.Throttle(1_000, window),
            "debounce" => Policies.Debounce(window),
            "token bucket" => Policies.Throttle(10, window, algorithm: Algorithm.TokenBucket),
            _ => Policies.Throttle(10, window, algorithm: Algorithm.FixedWindow),
        };

    internal (long Wait, int Live) Ask(long now, LimitPolicy? policy = null)
    {
        long wait = Format.Wait(_words, policy ?? Policy, (uint)now, out int live);
        return (wait, live);
    }

    internal void Charge(long now, LimitPolicy? policy = null)
    {
        // A store charges a new slot before it asks it.
        int live = _isEmpty ? 0 : Ask(now, policy).Live;
        Format.Charge(_words, new Charge(policy ?? Policy, live), (uint)now);
        _isEmpty = false;
    }

    internal void Fill()
    {
        for (int i = 0; i < Policy.Permits; i++)
        {
            Charge(Start);
        }
    }
}
