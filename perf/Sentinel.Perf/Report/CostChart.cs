using ScottPlot;

namespace Sentinel.Perf;

/// <summary>What an update costs by approach, beside what generated code costs in the same minute.</summary>
internal static class CostChart
{
    private const double BarSize = 0.62;

    // From here on a bar is cut: drawn to scale, it would leave nothing of the others.
    private const double CutBeyond = 4;

    // Of a cut bar, by the longest that is not.
    private const double CutLength = 1.25;

    private static readonly (string Row, string Words)[] Rivals =
    [
        ("hand-tuned", "By hand, for these handlers alone"),
        ("typical", "Typical middleware"),
        ("reflection", "Reflection, MethodInfo.Invoke"),
        ("partitioned", "PartitionedRateLimiter"),
        ("polly", "Polly"),
    ];

    internal static Chart? Of(Results results)
    {
        Row[] rows = [.. Rivals.Select(rival => results.Find(RowOf(rival.Row))).OfType<Row>()];
        if (rows.Length < Rivals.Length)
        {
            Console.WriteLine("no chart of costs: the dispatch rows are not all there");
            return null;
        }

        (string Words, double Times)[] approaches =
        [
            .. Rivals
                .Zip(rows, static (rival, row) => (rival.Words, 1 / row.Ratio))
                .Append(("Sentinel, generated code", 1))
                .OrderByDescending(static approach => approach.Item2),
        ];
        return new Chart(
            "cost-by-approach",
            "What an update costs, by approach",
            Describe(approaches),
            Draw(approaches, rows[0].Value, results.MachineInShort)
        );
    }

    private static Plot Draw((string Words, double Times)[] approaches, double ours, string machine)
    {
        // The dearest comes first here and is drawn at the bottom.
        double longest = approaches[1].Times;
        bool isCut = approaches[0].Times > CutBeyond * longest;
        longest = isCut ? longest * CutLength : approaches[0].Times;
        Plot plot = ChartStyle.NewPlot(
            new ChartWords(
                "What an update costs, by approach",
                "From the update to its handler and back, in memory, with a throttle and a debounce. Less is better.",
                "times the cost of generated code, each measured in turns with it",
                (isCut ? "// The bar is cut. " : "")
                    + "PartitionedRateLimiter and Polly with 10,000 users, the others with 100,000.",
                $"Measured on {machine}"
            ),
            ChartWords.Room(left: 260)
        );
        for (int i = 0; i < approaches.Length; i++)
        {
            double times = approaches[i].Times;
            double length = isCut && i == 0 ? longest : times;
            Color color = times == 1 ? ChartStyle.Ours : ChartStyle.Others;
            AddBar(plot, i, length, color);

            // Each time is of another duel: beside ours, only one of them would fit.
            string label = times == 1 ? $"1x ({Figures.Say(ours, "ns")})" : $"{SayTimes(times)}x";
            ChartText.Add(plot, label, new Coordinates(length, i), ChartStyle.Ink, Alignment.MiddleLeft, offsetX: 6);
        }

        if (isCut)
        {
            ChartText.Add(
                plot,
                "//",
                new Coordinates(longest * 0.93, 0),
                Colors.White,
                Alignment.MiddleCenter,
                size: 32
            );
        }

        plot.Axes.Left.SetTicks(
            [.. Enumerable.Range(0, approaches.Length).Select(static i => (double)i)],
            [.. approaches.Select(static approach => approach.Words)]
        );
        plot.Axes.Left.MajorTickStyle.Length = 0;
        double[] whole = [.. Enumerable.Range(0, 1 + (int)approaches[1].Times).Select(static times => (double)times)];
        plot.Axes.Bottom.SetTicks(whole, [.. whole.Select(static times => $"{times}x")]);
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Axes.SetLimits(0, longest * 1.32, -0.6, approaches.Length - 0.4);
        return plot;
    }

    private static void AddBar(Plot plot, int position, double length, Color color)
    {
        ScottPlot.Bar bar = new()
        {
            Position = position,
            Value = length,
            Size = BarSize,
            FillColor = color,
            LineWidth = 0,
        };
        plot.Add.Bars(new[] { bar }).Horizontal = true;
    }

    private static string Describe((string Words, double Times)[] approaches) =>
        "Times the cost of generated code: "
        + string.Join(
            ", ",
            approaches.Reverse().Select(static approach => $"{approach.Words} {SayTimes(approach.Times)}")
        );

    // No more digits than the measurement has.
    private static string SayTimes(double times) => Figures.Say(Math.Round(times, times < 1 ? 2 : 1));

    private static string RowOf(string rival) => "dispatch.generated.vs-" + rival;
}
