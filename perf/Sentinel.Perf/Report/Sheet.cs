namespace Sentinel.Perf;

/// <summary>A table on a page: the same cells in Markdown and in HTML. What stands between backticks is code.</summary>
internal sealed record Sheet(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows);
