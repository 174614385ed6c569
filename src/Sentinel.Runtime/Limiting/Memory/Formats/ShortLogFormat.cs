using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sentinel.Limiting.Memory;

/// <summary>
/// Logs of up to ten permits in windows of up to 65 s, which is what most bots ask for, in half a cache line: the newest stamp,
/// then in 16 bits each the longest window and the ages of nine older stamps when the newest was made.
/// </summary>
/// <remarks>An age that does not fit is <see cref="Never"/>, which is as old as every window: it can refuse nobody.</remarks>
internal sealed class ShortLogFormat(int index) : LogFormat(index, 32, Ages + 1)
{
    private const int Ages = 9;
    private const ushort Never = ushort.MaxValue;

    // In half words.
    private const int Longest = (State + 1) * 2;
    private const int FirstAge = Longest + 1;

    public override bool Holds(int permits, uint window) => permits <= MaxPermits && window <= Never;

    public override long Wait(ReadOnlySpan<uint> slot, LimitPolicy policy, uint now, out int live)
    {
        // What is left of the window before the newest stamp.
        long before = (slot[State] & ~Refusing) + policy.WindowMilliseconds - now;
        if (before <= 0 || DeadAt(slot) <= now)
        {
            live = 0;
            return 0;
        }

        ReadOnlySpan<ushort> ages = AgesOf(slot);
        int permits = policy.Permits;
        long decisive = permits == 1 ? 0 : ages[permits - 2];
        if (decisive < before)
        {
            live = permits;
            return before - decisive;
        }

        live = 1 + LiveOf(ages, (ushort)before);
        return 0;
    }

    public override void Charge(Span<uint> slot, in Charge charge, uint now)
    {
        Span<ushort> halves = MemoryMarshal.Cast<uint, ushort>(slot);
        Span<ushort> ages = halves.Slice(FirstAge, Ages);
        if (DeadAt(slot) <= now)
        {
            halves[Longest] = 0;
            ages.Fill(Never);
        }
        else
        {
            // All nine become older by as much; eight at once move on by one place, the oldest is dropped.
            ushort passed = (ushort)(now - (slot[State] & ~Refusing));
            Vector128<ushort> aged = Vector128.AddSaturate(Vector128.Create<ushort>(ages), Vector128.Create(passed));
            aged.CopyTo(ages[1..]);
            ages[0] = passed;
        }

        halves[Longest] = Math.Max(halves[Longest], (ushort)charge.LongestWindow);
        slot[State] = now | FlagAfter(in charge);
    }

    public override void Rebase(Span<uint> slot, uint by) => slot[State] -= by;

    public override long DeadAt(ReadOnlySpan<uint> slot) =>
        (long)(slot[State] & ~Refusing) + MemoryMarshal.Cast<uint, ushort>(slot)[Longest];

    public override int WeightOf(ReadOnlySpan<uint> slot, uint now) =>
        1 + LiveOf(AgesOf(slot), (ushort)(DeadAt(slot) - now));

    public override uint WindowOf(ReadOnlySpan<uint> slot) => MemoryMarshal.Cast<uint, ushort>(slot)[Longest];

    public override int Read(ReadOnlySpan<uint> slot, Span<uint> stamps)
    {
        uint newest = slot[State] & ~Refusing;
        stamps[0] = newest;
        int count = newest == 0 ? 0 : 1;
        foreach (ushort age in AgesOf(slot))
        {
            if (age == Never || age >= newest)
            {
                break;
            }

            stamps[count++] = newest - age;
        }

        return count;
    }

    public override void Write(Span<uint> slot, ReadOnlySpan<uint> stamps, uint longestWindow)
    {
        Span<ushort> halves = MemoryMarshal.Cast<uint, ushort>(slot);
        halves[Longest] = (ushort)longestWindow;
        Span<ushort> ages = halves.Slice(FirstAge, Ages);
        ages.Fill(Never);
        slot[State] = stamps.IsEmpty ? 0 : stamps[0];
        for (int i = 1; i < stamps.Length; i++)
        {
            ages[i - 1] = (ushort)Math.Min(Never, stamps[0] - stamps[i]);
        }
    }

    private static ReadOnlySpan<ushort> AgesOf(ReadOnlySpan<uint> slot) =>
        MemoryMarshal.Cast<uint, ushort>(slot).Slice(FirstAge, Ages);

    /// <summary>How many ages lie within the time before the newest stamp: they only grow.</summary>
    private static int LiveOf(ReadOnlySpan<ushort> ages, ushort before)
    {
        uint younger = Vector128
            .LessThan(Vector128.Create<ushort>(ages), Vector128.Create(before))
            .ExtractMostSignificantBits();
        return BitOperations.PopCount(younger) + (ages[Ages - 1] < before ? 1 : 0);
    }
}
