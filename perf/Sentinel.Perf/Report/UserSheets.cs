namespace Sentinel.Perf;

/// <summary>A row for each number of users at once, all places side by side: their times first, then what the machine decides.</summary>
internal static class UserSheets
{
    private static readonly (string Name, string Words)[] Places =
    [
        (UserPlace.Memory, "memory"),
        ("redis", "Redis"),
        ("cluster", "cluster"),
    ];

    internal static IReadOnlyList<Sheet> Of(Results results)
    {
        (string Name, string Words)[] places =
        [
            .. Places.Where(place => results.Of("tables", $"users.{place.Name}.").Count > 0),
        ];
        return places.Length == 0
            ? []
            :
            [
                Of(
                    places.SelectMany(static place => new[] { place.Words, "published", "ratio" }),
                    users => places.SelectMany(place => TimesOf(results, place.Name, users))
                ),
                .. SpeedsOf(results, [.. places.Where(static place => place.Name != UserPlace.Memory)]),
            ];
    }

    // In memory nobody waits, and no speed is measured.
    private static IReadOnlyList<Sheet> SpeedsOf(Results results, (string Name, string Words)[] places) =>
        places.Length == 0
            ? []
            :
            [
                Of(
                    places.Select(static place => $"{place.Words}, decisions a second"),
                    users => places.Select(place => SpeedOf(results, place.Name, users))
                ),
            ];

    /// <summary>A figure of so many users at once in a place, where it was measured.</summary>
    internal static Row? Find(Results results, string place, int users, string figure) =>
        results.Find(FormattableString.Invariant($"users.{place}.{users}.{figure}"));

    private static Sheet Of(IEnumerable<string> headers, Func<int, IEnumerable<string>> cellsOf) =>
        new(
            ["users", .. headers],
            [
                .. PublishedFigures.Users.Select(published =>
                    (string[])[Figures.Say(published.Users), .. cellsOf(published.Users)]
                ),
            ]
        );

    // The published times do not say what they are of; a median is what they are compared with.
    private static string[] TimesOf(Results results, string place, int users) =>
        Find(results, place, users, "median") is { } median && Find(results, place, users, "p99") is { } p99
            ?
            [
                $"{Figures.Say(median.Value, median.Unit)} / {Figures.Say(p99.Value, p99.Unit)}",
                Figures.Say(median.Baseline, median.Unit),
                Figures.Say(median.Ratio),
            ]
            : ["", "", ""];

    private static string SpeedOf(Results results, string place, int users) =>
        Find(results, place, users, "throughput") is { } row ? Figures.Say(row.Value) : "";
}
