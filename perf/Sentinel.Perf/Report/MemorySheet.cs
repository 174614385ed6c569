using System.Globalization;

namespace Sentinel.Perf;

/// <summary>What users occupy, by their number, beside what is published.</summary>
internal static class MemorySheet
{
    private const string Beginning = "memory.throttle.";

    internal static IReadOnlyList<Sheet> Of(Results results)
    {
        IReadOnlyList<(int Users, Row Row)> sizes = SizesOf(results);
        return sizes.Count == 0
            ? []
            :
            [
                new Sheet(
                    ["users", "Sentinel", "published", "ratio"],
                    [
                        .. sizes.Select(static size =>
                            (string[])
                                [
                                    Figures.Say(size.Users),
                                    Figures.Say(size.Row.Value, size.Row.Unit),
                                    Figures.Say(size.Row.Baseline, size.Row.Unit)
                                        + (size.Users > PublishedFigures.MostUsersOfMemory ? ", extrapolated" : ""),
                                    Figures.Say(size.Row.Ratio),
                                ]
                        ),
                    ]
                ),
            ];
    }

    /// <summary>The rows by their numbers of users, the fewest first.</summary>
    internal static IReadOnlyList<(int Users, Row Row)> SizesOf(Results results) =>
        [
            .. results
                .Of("tables", Beginning)
                .Select(static row => (int.Parse(row.Name[Beginning.Length..], CultureInfo.InvariantCulture), row))
                .OrderBy(static size => size.Item1),
        ];
}
