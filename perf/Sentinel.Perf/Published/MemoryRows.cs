using System.Globalization;

namespace Sentinel.Perf;

/// <summary>What users occupy in memory, all with a full window, beside what is published.</summary>
internal static class MemoryRows
{
    private const double BytesPerMegabyte = 1e6;

    internal static Row Of(int users)
    {
        Call[] calls = new Traffic(users).Filling(BarPolicy.Permits);
        double published = users * PublishedFigures.MegabytesPerUser;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using SentinelContender store = SentinelContender.WithThrottle();
        Slice filled = Slice.Run(store, calls);
        double megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / BytesPerMegabyte;
        GC.KeepAlive(calls);
        GC.KeepAlive(store);
        return new Row(
            string.Create(CultureInfo.InvariantCulture, $"memory.throttle.{users}"),
            "MB",
            megabytes,
            published,
            megabytes / published,
            [FormattableString.Invariant($"{filled.AdmittedShare:0.0%} of the windows' permits used")]
        );
    }
}
