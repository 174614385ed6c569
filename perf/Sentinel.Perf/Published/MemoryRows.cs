using System.Globalization;

namespace Sentinel.Perf;

/// <summary>What users occupy in memory, all with a full window, beside what is published.</summary>
internal static class MemoryRows
{
    internal static IReadOnlyList<int> Sizes { get; } = [1_000, 10_000, 100_000, 1_000_000];

    internal static Row Of(int users)
    {
        (long occupied, Slice filled) = StoreHeap.FillWindows(users);
        double megabytes = occupied / Units.BytesPerMegabyte;
        double published = users * PublishedFigures.MegabytesPerUser;
        return Row.Compared(
            string.Create(CultureInfo.InvariantCulture, $"memory.throttle.{users}"),
            "MB",
            megabytes,
            published,
            [StoreHeap.Describe(filled.AdmittedShare)]
        );
    }
}
