namespace Sentinel.Perf;

/// <summary>What users occupy in memory, beside what is published.</summary>
internal static class MemoryChart
{
    internal static Chart? Of(Results results)
    {
        IReadOnlyList<(int Users, Row Row)> sizes = MemorySheet.SizesOf(results);
        if (sizes.Count == 0)
        {
            Console.WriteLine("no chart of memory: there are no memory.throttle rows");
            return null;
        }

        ChartLine ours = new(
            "Sentinel",
            ChartStyle.Ours,
            [.. sizes.Select(static size => (size.Users, size.Row.Value))]
        );
        ChartLine published = new(
            "aiogram-sentinel,\npublished",
            ChartStyle.Faint,
            [.. sizes.Select(static size => (size.Users, size.Row.Baseline))]
        );
        return new Chart(
            "memory-by-users",
            "Memory, by users",
            string.Join(
                ", ",
                sizes.Select(static size =>
                    $"{Figures.Say(size.Users)} users {Say(size.Row.Value)}, published {Say(size.Row.Baseline)}"
                )
            ),
            LinePlot.Of(
                new ChartWords(
                    "Memory, by users",
                    "Megabytes of users whose windows of 10 calls are full, in memory. Less is better. Both axes logarithmic.",
                    "users",
                    $"Measured on {results.MachineInShort}; published: by its authors, on another machine",
                    $"Beyond {Figures.Say(PublishedFigures.MostUsersOfMemory)} users, what is published is extrapolated."
                ),
                [published, ours],
                Say
            )
        );
    }

    private static string Say(double megabytes) => Figures.Say(megabytes, "MB");
}
