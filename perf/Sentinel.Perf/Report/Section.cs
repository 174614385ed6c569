namespace Sentinel.Perf;

/// <summary>What a page says of one part of the measurements.</summary>
/// <param name="Key">The name of its marker in <c>docs/performance.md</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Introduction">What it is about, for a page without prose.</param>
/// <param name="Occasion">When it was measured and what, in a line; none where that is not known.</param>
/// <param name="Sheets">Its tables; none where it was not measured.</param>
internal sealed record Section(
    string Key,
    string Title,
    string Introduction,
    string? Occasion,
    IReadOnlyList<Sheet> Sheets
);
