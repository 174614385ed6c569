namespace Sentinel.Perf;

/// <summary>
/// A duel's two phases, and the row that they make: a round costs each side the mean of its two phases, since neither state is the
/// usual one; value, baseline and ratio are the medians of the rounds, hence the ratio is about value / baseline.
/// </summary>
internal sealed record DuelResult(Phase Admitted, Phase Refused)
{
    internal Row ToRow(string name)
    {
        (double Ours, double Theirs)[] rounds =
        [
            .. Admitted.Rounds.Zip(
                Refused.Rounds,
                static (admitted, refused) => (Mean(admitted.Ours, refused.Ours), Mean(admitted.Theirs, refused.Theirs))
            ),
        ];
        Spread ratio = Spread.Of(rounds.Select(static round => round.Ours / round.Theirs));
        return new Row(
            name,
            "ns/decision",
            Spread.Of(rounds.Select(static round => round.Ours)).Median,
            Spread.Of(rounds.Select(static round => round.Theirs)).Median,
            ratio.Median,
            [$"ratio: {ratio}", Admitted.Describe("admitted"), Refused.Describe("refused")]
        );
    }

    private static double Mean(Slice admitted, Slice refused) => (admitted.Nanoseconds + refused.Nanoseconds) / 2;
}
