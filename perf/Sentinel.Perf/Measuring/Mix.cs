namespace Sentinel.Perf;

/// <summary>Whether as many calls were admitted as the state of their users says: if not, what was measured is something else.</summary>
internal static class Mix
{
    // A few calls repeat a text of the same user within the debounce.
    private const double Tolerance = 0.02;

    /// <summary>Whether the share fits, where so many calls are duplicates on purpose.</summary>
    internal static bool Fits(UserState state, double admittedShare, double duplicates = 0) =>
        state is UserState.Admitted ? admittedShare >= 1 - duplicates - Tolerance : admittedShare <= Tolerance;

    /// <summary>Whether two contenders admitted the same share, hence did the same work.</summary>
    internal static bool IsEqual(double one, double other) => Math.Abs(one - other) <= Tolerance;

    /// <summary>The share in words, with a warning where it does not fit.</summary>
    internal static string Describe(UserState state, double admittedShare) =>
        FormattableString.Invariant($"{admittedShare:0.0%} admitted") + WarningUnless(Fits(state, admittedShare));

    /// <summary>What stands at the end of a row's detail where its sides did not do what its name says.</summary>
    internal static string WarningUnless(bool isEqual) => isEqual ? "" : $"  {Doubt.UnequalWork}";
}
