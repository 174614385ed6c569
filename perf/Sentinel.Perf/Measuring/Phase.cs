using System.Globalization;

namespace Sentinel.Perf;

/// <summary>The rounds of a duel in one state of the users: permits left, or all windows full.</summary>
/// <param name="state">What becomes of the calls.</param>
/// <param name="duplicates">The share of the calls that a debounce refuses on purpose.</param>
internal sealed class Phase(UserState state, double duplicates = 0)
{
    private readonly List<Round> _rounds = [];

    internal IReadOnlyList<Round> Rounds => _rounds;

    internal double Ours => Spread.Of(_rounds.Select(static round => round.Ours.Nanoseconds)).Median;

    internal double Theirs => Spread.Of(_rounds.Select(static round => round.Theirs.Nanoseconds)).Median;

    /// <summary>Ours / theirs, taken within each round.</summary>
    internal Spread Ratio =>
        Spread.Of(_rounds.Select(static round => round.Ours.Nanoseconds / round.Theirs.Nanoseconds));

    /// <summary>How many decisions ours makes in the time that theirs takes for one.</summary>
    internal Spread Speed =>
        Spread.Of(_rounds.Select(static round => round.Theirs.Nanoseconds / round.Ours.Nanoseconds));

    private double OurShare => _rounds.Average(static round => round.Ours.AdmittedShare);

    private double TheirShare => _rounds.Average(static round => round.Theirs.AdmittedShare);

    // Such as where a window ran out during a round: the ratio is then worthless.
    private bool IsAsItShouldBe =>
        Mix.IsEqual(OurShare, TheirShare)
        && Mix.Fits(state, OurShare, duplicates)
        && Mix.Fits(state, TheirShare, duplicates);

    internal void Add(Slice ours, Slice theirs) => _rounds.Add(new Round(ours, theirs));

    internal string Describe(string name) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: ours {Ours:0.0} ns, theirs {Theirs:0.0} ns, ratio {Ratio}, {_rounds.Count} rounds, "
                + $"admitted {OurShare:0.0%} / {TheirShare:0.0%}{Mix.WarningUnless(IsAsItShouldBe)}"
        );
}
