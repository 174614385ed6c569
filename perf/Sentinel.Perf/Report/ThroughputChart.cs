using ScottPlot;

namespace Sentinel.Perf;

/// <summary>What the machine decides in a second, by how many users wait at once.</summary>
internal static class ThroughputChart
{
    internal static Chart? Of(Results results)
    {
        ChartLine[] lines =
        [
            .. new[]
            {
                LineOf(results, "redis", "Redis", ChartStyle.Ours),
                LineOf(results, "cluster", "Redis Cluster,\n3 masters", ChartStyle.Second),
            }.Where(static line => line.Points.Count > 0),
        ];
        if (lines.Length == 0)
        {
            Console.WriteLine("no chart of throughput: there are no users.*.throughput rows");
            return null;
        }

        return new Chart(
            "throughput-by-users",
            "Throughput, by users in flight",
            string.Join("; ", lines.Select(Describe)),
            LinePlot.Of(
                new ChartWords(
                    "Throughput, by users in flight",
                    "Decisions a second; each user asks again as soon as the answer is there. More is better. Both axes logarithmic.",
                    "users in flight",
                    $"Servers and client share the machine. Measured on {results.MachineInShort}"
                ),
                lines,
                Say
            )
        );
    }

    private static ChartLine LineOf(Results results, string place, string words, Color color) =>
        new(
            words,
            color,
            [
                .. PublishedFigures
                    .Users.Select(published =>
                        (published.Users, UserSheets.Find(results, place, published.Users, "throughput"))
                    )
                    .Where(static point => point.Item2 is not null)
                    .Select(static point => (point.Users, point.Item2!.Value)),
            ]
        );

    private static string Describe(ChartLine line) =>
        line.Name.Replace('\n', ' ')
        + " "
        + string.Join(", ", line.Points.Select(static point => $"{Say(point.Value)} with {Figures.Say(point.Users)}"));

    private static string Say(double decisions) =>
        decisions switch
        {
            >= 1e6 => Figures.Say(decisions / 1e6) + "M",
            >= 1e3 => Figures.Say(decisions / 1e3) + "k",
            _ => Figures.Say(decisions),
        };
}
