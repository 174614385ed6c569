using System.Globalization;
using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>The rows about memory: what a dispatch allocates, and what 100,000 users occupy.</summary>
internal static class DispatchHeap
{
    private const int FewUsers = 12_500;
    private const int ManyUsers = 100_000;
    private const int MeasuredRounds = 8;

    // After so many nothing grows any more: what dies is swept as fast as it is added.
    private const int WarmUpRounds = 4 * BarPolicy.Permits;
    private const double PublishedMegabytes = 30;

    // Longer than a debounce, and so many of them that a window's permits come back one by one.
    private static readonly TimeSpan BetweenUpdates = BarPolicy.Window / BarPolicy.Permits;

    // Longer than a debounce, and all of a window's permits used before the first comes back.
    private static readonly TimeSpan BetweenUpdatesOfAFlood = BarPolicy.Debounce * 1.5;

    internal static Row AllocatedByAdmissions() =>
        Allocated("dispatch.allocated.admitted", UserState.Admitted, BetweenUpdates, BetweenUpdates);

    internal static Row AllocatedByRefusals() =>
        Allocated("dispatch.allocated.refused", UserState.Refused, BetweenUpdatesOfAFlood, TimeSpan.Zero);

    /// <summary>Each user has used all permits of a window, and the mark of the last update is still there.</summary>
    internal static Row OfUsers()
    {
        Traffic traffic = new(ManyUsers);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        SteppedClock clock = new();
        using DispatchContender bot = Generated(clock);
        double admitted = Send(bot, clock, traffic, BarPolicy.Permits, BetweenUpdatesOfAFlood);
        double megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / Units.BytesPerMegabyte;
        GC.KeepAlive(traffic);
        return Row.Compared("memory.100k", "MB", megabytes, PublishedMegabytes, [StoreHeap.Describe(admitted)]);
    }

    private static Row Allocated(string name, UserState state, TimeSpan before, TimeSpan during)
    {
        Traffic traffic = new(FewUsers);
        SteppedClock clock = new();
        using DispatchContender bot = Generated(clock);
        Send(bot, clock, traffic, WarmUpRounds, before);
        Call[][] rounds = [.. Enumerable.Range(0, MeasuredRounds).Select(_ => traffic.Fresh(1))];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        double admitted = 0;
        foreach (Call[] round in rounds)
        {
            clock.Advance(during);
            admitted += Slice.Run(bot, round).AdmittedShare / MeasuredRounds;
        }

        int updates = FewUsers * MeasuredRounds;
        double bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / updates;
        return Row.Alone(
            name,
            "bytes/update",
            bytes,
            [string.Create(CultureInfo.InvariantCulture, $"{updates} updates, {Mix.Describe(state, admitted)}")]
        );
    }

    /// <summary>Every user sends a text that is new, again and again; says how many were admitted.</summary>
    private static double Send(
        DispatchContender bot,
        SteppedClock clock,
        Traffic traffic,
        int rounds,
        TimeSpan betweenRounds
    )
    {
        double admitted = 0;
        for (int round = 0; round < rounds; round++)
        {
            clock.Advance(betweenRounds);
            admitted += Slice.Run(bot, traffic.Fresh(1)).AdmittedShare / rounds;
        }

        return admitted;
    }

    private static DispatchContender Generated(SteppedClock clock) =>
        Bot.Two.Contender(bot => bot.Generated(new MemoryStore(clock)));
}
