using System.Globalization;

namespace Sentinel.Perf;

/// <summary>The rounds of a duel in one state of the counters: permits left, or all windows full.</summary>
internal sealed class Phase
{
    private const double LargestMixGap = 0.02;

    private readonly List<(Slice Ours, Slice Theirs)> _rounds = [];

    internal double Ours => Spread.Of(_rounds.Select(round => round.Ours.Nanoseconds)).Median;

    internal double Theirs => Spread.Of(_rounds.Select(round => round.Theirs.Nanoseconds)).Median;

    /// <summary>Ours / theirs, taken within each round: both then had the same machine.</summary>
    internal Spread Ratio => Spread.Of(_rounds.Select(round => round.Ours.Nanoseconds / round.Theirs.Nanoseconds));

    /// <summary>How many decisions ours makes in the time that theirs takes for one.</summary>
    internal Spread Speed => Spread.Of(_rounds.Select(round => round.Theirs.Nanoseconds / round.Ours.Nanoseconds));

    private double OurShare => _rounds.Average(round => round.Ours.AdmittedShare);

    private double TheirShare => _rounds.Average(round => round.Theirs.AdmittedShare);

    internal void Add(Slice ours, Slice theirs) => _rounds.Add((ours, theirs));

    internal string Describe(string name)
    {
        // Unequal shares mean unequal work, such as a window that ran out during a round: the ratio is then worthless.
        string warning = Math.Abs(OurShare - TheirShare) > LargestMixGap ? $"  {Doubt.UnequalWork}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: ours {Ours:0.0} ns, theirs {Theirs:0.0} ns, ratio {Ratio}, {_rounds.Count} rounds, "
                + $"admitted {OurShare:0.0%} / {TheirShare:0.0%}{warning}"
        );
    }
}
