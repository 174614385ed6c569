using System.Globalization;

namespace Sentinel.Perf;

/// <summary>What users occupy in memory, all with a full window, beside what is published.</summary>
internal static class MemoryRows
{
    private const double BytesPerMegabyte = 1e6;

    internal static Row Of(int users)
    {
        (long occupied, Slice filled) = StoreHeap.FillWindows(users);
        double megabytes = occupied / BytesPerMegabyte;
        double published = users * PublishedFigures.MegabytesPerUser;
        return new Row(
            string.Create(CultureInfo.InvariantCulture, $"memory.throttle.{users}"),
            "MB",
            megabytes,
            published,
            megabytes / published,
            [StoreHeap.Describe(filled)]
        );
    }
}
