namespace Sentinel.Perf;

/// <summary>How the page looks, by day and by night.</summary>
internal static class HtmlStyle
{
    internal const string Text = """
        :root { color-scheme: light dark; --page: #ffffff; --ink: #1f2328; --faint: #59636e; --line: #d1d9e0; --yes: #1a7f37; --no: #cf222e; }
        @media (prefers-color-scheme: dark) {
          :root { --page: #0d1117; --ink: #e6edf3; --faint: #9198a1; --line: #3d444d; --yes: #3fb950; --no: #f85149; }
        }
        body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; background: var(--page); color: var(--ink);
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
        h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
        p { color: var(--faint); }
        figure { margin: 1.5rem 0; }
        /* Charts are drawn on white. */
        figure svg { width: 100%; height: auto; background: #ffffff; border: 1px solid var(--line); border-radius: 6px; }
        .scroll { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
        th, td { padding: 0.35rem 0.75rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
        th:first-child, td:first-child { text-align: left; }
        .yes { color: var(--yes); font-weight: 600; }
        .no { color: var(--no); font-weight: 600; }
        """;
}
