namespace Sentinel.Perf;

/// <summary>The <c>report</c> command: from the figures in a folder to the pages and charts of <c>docs</c>.</summary>
/// <remarks>Equal figures give equal files: nothing in them tells when they were made.</remarks>
internal static class Report
{
    /// <summary>Writes all of it; the exit code.</summary>
    internal static int Write(string? folder)
    {
        try
        {
            Write(Results.Read(folder ?? Repository.Results));
            return 0;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(wrong.Message);
            return 1;
        }
    }

    /// <summary>The page with what the figures make of its marked parts; nothing is written.</summary>
    internal static MarkedPage PageOf(Results results, IReadOnlyList<Section> sections, IReadOnlyList<Chart> charts)
    {
        MarkedPage page = new(Path.Combine(Repository.Docs, "performance.md"));
        page.Fill("machine", $"Measured on {results.Machine}.");
        foreach (Section section in sections)
        {
            page.Fill($"table: {section.Key}", Markdown.Of(section));
        }

        if (charts.Count > 0)
        {
            page.Fill("charts", Markdown.Of(charts));
        }

        return page;
    }

    private static void Write(Results results)
    {
        foreach (string table in results.Missing)
        {
            Console.WriteLine($"no {table}.json: what the page says of it stays as it is");
        }

        IReadOnlyList<Section> sections = Sections.Measured(results);
        IReadOnlyList<Chart> charts = Charts.Of(results);

        // The page first: where a marker is missing, nothing is written.
        PageOf(results, sections, charts).Save();
        ChartFiles.Write(Path.Combine(Repository.Docs, ChartFiles.Folder), charts);
        File.WriteAllText(
            Path.Combine(Repository.Docs, "performance.html"),
            HtmlPage.Of(results.Machine, charts, sections)
        );
        Console.WriteLine($"{Repository.Docs}: performance.md, performance.html, {charts.Count} charts");
    }
}
