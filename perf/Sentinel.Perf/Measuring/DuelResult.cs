namespace Sentinel.Perf;

/// <summary>A duel's two phases, and the row that they make: the mean of their medians, neither state being the usual one.</summary>
internal sealed record DuelResult(Phase Admitted, Phase Refused)
{
    internal Row ToRow(string name) =>
        new(
            name,
            "ns/decision",
            (Admitted.Ours + Refused.Ours) / 2,
            (Admitted.Theirs + Refused.Theirs) / 2,
            (Admitted.Ratio.Median + Refused.Ratio.Median) / 2,
            [Admitted.Describe("admitted"), Refused.Describe("refused")]
        );
}
