using System.Globalization;
using Sentinel.Limiting;

namespace Sentinel.Perf;

/// <summary>The rows about memory: what a dispatch allocates, and what 100,000 users occupy.</summary>
internal static class DispatchHeap
{
    private const int FewUsers = 12_500;
    private const int ManyUsers = 100_000;
    private const int CallsPerUser = 4;
    private const int Contents = 1_000;
    private const double PublishedMegabytes = 30;

    internal static Row AllocatedByAdmissions() => Allocated("dispatch.allocated.admitted", full: false);

    internal static Row AllocatedByRefusals() => Allocated("dispatch.allocated.refused", full: true);

    internal static Row OfUsers()
    {
        Traffic traffic = new(ManyUsers, Contents);
        Call[] calls = traffic.Filling(BarPolicy.Permits);
        using DispatchContender bot = Generated();
        Slice.Run(bot, calls.AsSpan(0, 1));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Slice filled = Slice.Run(bot, calls);
        double megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        GC.KeepAlive(calls);
        return new Row(
            "memory.100k",
            "MB",
            megabytes,
            PublishedMegabytes,
            megabytes / PublishedMegabytes,
            [string.Create(CultureInfo.InvariantCulture, $"{filled.AdmittedShare:0.0%} of the windows' permits used")]
        );
    }

    private static DispatchContender Generated() => Bot.Two.Contender(static bot => bot.Generated(new MemoryStore()));

    private static Row Allocated(string name, bool full)
    {
        Traffic traffic = new(FewUsers, Contents);
        Call[] calls = traffic.Shuffled(CallsPerUser);
        using DispatchContender bot = Generated();
        Slice.Run(bot, full ? traffic.Filling(BarPolicy.Permits) : traffic.Introduction());
        if (!full)
        {
            // The marks of the debounce are counters as well: the tables have grown for as many before.
            Slice.Run(bot, traffic.Shuffled(CallsPerUser));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Slice slice = Slice.Run(bot, calls);
        double bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / calls.Length;
        return new Row(
            name,
            "bytes/update",
            bytes,
            0,
            0,
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{calls.Length} updates, {slice.AdmittedShare:0.0%} admitted"
                ),
            ]
        );
    }
}
