namespace Sentinel.Perf;

/// <summary>Why figures of a run are of something else than their names say: they are shown, but no results.</summary>
internal static class Doubt
{
    /// <summary>In the details of a row whose two sides did not do the same.</summary>
    internal const string UnequalWork = "UNEQUAL WORK, measure again";

    /// <summary>All reasons, one line each; none where the figures are what they should be.</summary>
    internal static IReadOnlyList<string> About(IReadOnlyList<Row> rows) =>
        [
            .. rows.SelectMany(static row =>
                row.Details.Where(static detail => detail.Contains(UnequalWork, StringComparison.Ordinal))
                    .Select(detail => $"{row.Name}: {detail}")
            ),
            .. OutageNotice.Instance.Notices,
            .. RowNames.Unlisted(rows),
        ];
}
