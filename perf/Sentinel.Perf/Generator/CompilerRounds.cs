namespace Sentinel.Perf;

/// <summary>Our part of a compilation and what it is measured against, in turns.</summary>
internal sealed class CompilerRounds
{
    private const int WarmUpRounds = 5;

    private readonly List<(Cost Ours, Cost Theirs)> _rounds = [];

    private CompilerRounds() { }

    private Spread Ours => Spread.Of(_rounds.Select(static round => round.Ours.Processor));

    private Spread Theirs => Spread.Of(_rounds.Select(static round => round.Theirs.Processor));

    private Spread Ratio => Spread.Of(_rounds.Select(static round => round.Ours.Processor / round.Theirs.Processor));

    private Spread Clock => Spread.Of(_rounds.Select(static round => round.Ours.Clock));

    /// <summary>Measures both as often as <paramref name="rounds"/> says, after rounds in which the code is compiled.</summary>
    internal static CompilerRounds Take(int rounds, Func<int, Cost> ours, Func<Cost> theirs)
    {
        CompilerRounds taken = new();
        for (int round = 0; round < WarmUpRounds + rounds; round++)
        {
            bool oursFirst = round % 2 == 0;
            Cost first = oursFirst ? ours(round) : theirs();
            Cost second = oursFirst ? theirs() : ours(round);
            if (round >= WarmUpRounds)
            {
                taken._rounds.Add(oursFirst ? (first, second) : (second, first));
            }
        }

        return taken;
    }

    internal Row ToRow(string name, params IReadOnlyList<string> more) =>
        new(
            name,
            "ms",
            Ours.Median,
            Theirs.Median,
            Ratio.Median,
            [
                $"ours {Ours} ms, by the clock {Clock} ms",
                $"the baseline {Theirs} ms, ratio {Ratio}, {_rounds.Count} rounds",
                .. more,
            ]
        );
}
